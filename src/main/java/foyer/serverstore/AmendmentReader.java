package foyer.serverstore;

import foyer.protocol.Names;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Reads the edits of and reactions to one message, from indexes alone: the length of the log does
/// not matter. One thread.
final class AmendmentReader {
    private static final String NEWEST =
            "select by, text, flag, max(seq) as seq, count(*) as entries from %s"
                    + " where room = ?1 and of = ?2 and of > 0 and kind = 'reacted'"
                    + " group by by, text";

    static final String REACTIONS =
            "with spelled as ("
                    + NEWEST.formatted("entry")
                    + " union all "
                    + NEWEST.formatted("arrived")
                    // 65039 is the variation selector U+FE0F
                    + "), newest as (select by, replace(text, char(65039), '') as emoji, text,"
                    + " flag, max(seq), sum(entries) as entries from spelled group by 1, 2)"
                    + " select coalesce(max(flag and by = ?3 and emoji = ?4), 0),"
                    + " coalesce(max(flag and emoji = ?4), 0),"
                    + " coalesce(max(case when emoji = ?4 and by = ?3 then text end),"
                    + " max(case when emoji = ?4 and flag then text end)),"
                    + " count(distinct case when flag then emoji end),"
                    + " coalesce(sum(entries), 0),"
                    + " coalesce(sum(case when by = ?3 then entries end), 0) from newest";

    static final String EDITS =
            "select (select count(*) from entry where room = ?1 and of = ?2 and kind = 'edited')"
                    + " + (select count(*) from arrived"
                    + " where room = ?1 and of = ?2 and of > 0 and kind = 'edited')";

    private final PreparedStatement reactions;
    private final PreparedStatement edits;

    AmendmentReader(Connection connection) throws SQLException {
        reactions = connection.prepareStatement(REACTIONS);
        edits = connection.prepareStatement(EDITS);
    }

    ReactionState reactions(String room, long of, String member, String emoji) {
        return QueryRunner.run(
                reactions,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, of);
                    select.setString(3, member);
                    select.setString(4, Names.withoutVariation(emoji));
                },
                row -> {
                    row.next();
                    return new ReactionState(
                            row.getBoolean(1),
                            row.getBoolean(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getInt(5),
                            row.getInt(6));
                });
    }

    int edits(String room, long of) {
        return QueryRunner.run(
                edits,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, of);
                },
                row -> row.next() ? row.getInt(1) : 0);
    }
}
