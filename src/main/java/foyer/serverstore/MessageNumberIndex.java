package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds messages by the numbers that members gave them, to recognize repeats. Hub thread.
public final class MessageNumberIndex {
    private final PreparedStatement byNumber;
    private final PreparedStatement last;
    private final PreparedStatement spent;

    MessageNumberIndex(Connection connection) throws SQLException {
        byNumber =
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

    /// The message of a member with this number in a room, or null if there is none.
    public @Nullable LogEntry find(String room, String member, long n) {
        List<LogEntry> found =
                QueryRunner.run(
                        byNumber,
                        select -> {
                            select.setString(1, member);
                            select.setLong(2, n);
                            select.setString(3, room);
                        },
                        rows -> rows.next() ? List.of(EntryRow.read(rows)) : List.of());
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Whether the room has removed a message of the member with this or a larger number.
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

    /// The largest number that a member has used; 0 if none.
    public long last(String member) {
        return QueryRunner.run(
                last,
                select -> select.setString(1, member),
                rows -> rows.next() ? rows.getLong(1) : 0L);
    }
}
