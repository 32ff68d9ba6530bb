package foyer.serverstore;

import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds what a member has sent to a room, in a bounded part of its log. One thread.
public final class MemberEntryReader {
    private final PreparedStatement contents;
    private final PreparedStatement pins;

    /// Reads from a store.
    public static MemberEntryReader of(MessageStore store) {
        try {
            return new MemberEntryReader(store.connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the history", e);
        }
    }

    private MemberEntryReader(Connection connection) throws SQLException {
        contents =
                connection.prepareStatement(
                        "select seq from logged where room = ? and seq > ? and seq <= ? and by = ?"
                                + " and (kind in ('said', 'announced')"
                                + " or (kind = 'edited' and text <> '')"
                                + " or (kind = 'reacted' and flag = 1)) order by seq limit ?");
        pins =
                connection.prepareStatement(
                        "select of, max(seq), by from logged where room = ?1 and of > 0"
                                + " and kind = 'pinned' group by of having by = ?2");
    }

    /// The `seq`s of a member's messages, texts of edits and reactions.
    ///
    /// @param after larger than this
    /// @param upTo not larger than this
    /// @param limit how many at most
    public List<Long> contents(String room, String member, long after, long upTo, int limit) {
        return seqs(
                contents,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, after);
                    select.setLong(3, upTo);
                    select.setString(4, member);
                    select.setInt(5, limit);
                });
    }

    /// The `seq`s of the messages that a member was the last to pin or unpin.
    public List<Long> pinnedBy(String room, String member) {
        return seqs(
                pins,
                select -> {
                    select.setString(1, room);
                    select.setString(2, member);
                });
    }

    private static List<Long> seqs(PreparedStatement select, QueryRunner.Parameters parameters) {
        return QueryRunner.run(
                select,
                parameters,
                rows -> {
                    var seqs = new ArrayList<Long>();
                    while (rows.next()) {
                        seqs.add(rows.getLong(1));
                    }
                    return List.copyOf(seqs);
                });
    }
}
