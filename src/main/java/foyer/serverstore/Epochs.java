package foyer.serverstore;

import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The starts of a server, each with a number and a random id. They reveal that a copy of the file
/// was put back. One thread.
final class Epochs {
    private static final int NONE = -1;

    private final String id;
    private final int number;
    private final PreparedStatement known;
    private final PreparedStatement written;

    /// Begins a new epoch.
    Epochs(Connection connection, String id) throws SQLException {
        this.id = id;
        try (var sql = connection.createStatement();
                var last = sql.executeQuery("select coalesce(max(number), 0) from epoch")) {
            this.number = last.getInt(1) + 1;
        }
        try (var insert =
                connection.prepareStatement(
                        "insert into epoch (number, id, sum) values (?1, ?2, row_sum(?1, ?2))")) {
            insert.setInt(1, number);
            insert.setString(2, id);
            insert.executeUpdate();
        }
        this.known = connection.prepareStatement("select max(number) from epoch where id = ?");
        this.written =
                connection.prepareStatement("select epoch from logged where room = ? and seq = ?");
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    /// Whether the entry at this `seq` was the same when that epoch ended.
    boolean wasWrittenBefore(String epoch, String room, long seq) {
        int then =
                QueryRunner.run(
                        known,
                        select -> select.setString(1, epoch),
                        rows -> rows.next() && rows.getObject(1) != null ? rows.getInt(1) : NONE);
        int wrote =
                QueryRunner.run(
                        written,
                        select -> {
                            select.setString(1, room);
                            select.setLong(2, seq);
                        },
                        rows -> rows.next() ? rows.getInt(1) : Integer.MAX_VALUE);
        return wrote <= then;
    }
}
