package foyer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Writes who may come in: passwords, and who gave them. One thread.
final class AccessRows {
    private final PreparedStatement password;
    private final PreparedStatement noPassword;
    private final PreparedStatement admitted;
    private final PreparedStatement noneAdmitted;

    AccessRows(Connection connection) throws SQLException {
        password =
                connection.prepareStatement(
                        "insert or replace into password (room, hash, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        noPassword = connection.prepareStatement("delete from password where room = ?");
        admitted =
                connection.prepareStatement(
                        "insert or replace into admitted (room, member, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        noneAdmitted = connection.prepareStatement("delete from admitted where room = ?");
    }

    void write(Change.Access change) throws SQLException {
        switch (change) {
            case Change.Password(String room, String hash) -> run(password, room, hash);
            case Change.NoPassword(String room) -> {
                run(noPassword, room);
                run(noneAdmitted, room);
            }
            case Change.Admitted(String room, String member) -> run(admitted, room, member);
        }
    }

    private static void run(PreparedStatement sql, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            sql.setString(i + 1, values[i]);
        }
        sql.executeUpdate();
    }
}
