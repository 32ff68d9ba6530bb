package foyer.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Runs a query. What cannot be read is a fault of the file, not of the asker, so it is no checked
/// exception. One thread.
public final class Reading {
    private Reading() {}

    /// Fills in what a query asks for.
    public interface Asking {
        void set(PreparedStatement select) throws SQLException;
    }

    /// Makes something of where a result stands.
    public interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> T of(PreparedStatement select, Asking asking, Row<T> answer) {
        try {
            asking.set(select);
            try (ResultSet rows = select.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be read", e);
        }
    }
}
