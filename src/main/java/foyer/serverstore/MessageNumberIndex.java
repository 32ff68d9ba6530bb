package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What members said under numbers of their own, by which a message that comes a second time is
/// known. One thread, the store's.
public final class MessageNumberIndex {
    private final PreparedStatement numbered;
    private final PreparedStatement last;
    private final PreparedStatement spent;

    MessageNumberIndex(Connection connection) throws SQLException {
        numbered =
                connection.prepareStatement(
                        "select * from logged where by = ? and n = ? and room = ? and n > 0");
        last =
                connection.prepareStatement(
                        "select max("
                                + "coalesce((select max(n) from entry where by = ?1 and n > 0), 0),"
                                + " coalesce((select max(n) from arrived where by = ?1), 0),"
                                + " coalesce((select max(n) from spent where by = ?1), 0))");
        spent =
                connection.prepareStatement(
                        "select exists (select 1 from spent where room = ? and by = ? and n >= ?)");
    }

    /// What a member said in a room under a number of theirs.
    public @Nullable LogEntry find(String room, String member, long n) {
        List<LogEntry> found =
                QueryRunner.run(
                        numbered,
                        select -> {
                            select.setString(1, member);
                            select.setLong(2, n);
                            select.setString(3, room);
                        },
                        rows -> rows.next() ? List.of(EntryRow.read(rows)) : List.of());
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Whether this number, or a larger one, of a member was in what a room no longer keeps.
    public boolean isSpent(String room, String member, long n) {
        return QueryRunner.run(
                spent,
                select -> {
                    select.setString(1, room);
                    select.setString(2, member);
                    select.setLong(3, n);
                },
                rows -> rows.next() && rows.getBoolean(1));
    }

    /// The largest number a member used; 0 for none.
    public long last(String member) {
        return QueryRunner.run(
                last,
                select -> select.setString(1, member),
                rows -> rows.next() ? rows.getLong(1) : 0L);
    }
}
