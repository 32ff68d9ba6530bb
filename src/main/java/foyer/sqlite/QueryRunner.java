package foyer.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Runs a query. What cannot be read is a fault of the file, not of the asker, so it is no checked
/// exception. One thread.
public final class QueryRunner {
    private QueryRunner() {}

    /// Fills in what a query asks for.
    public interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    /// Makes something of where a result stands.
    public interface RowMapper<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> T run(PreparedStatement select, Parameters parameters, RowMapper<T> answer) {
        try {
            parameters.set(select);
            try (ResultSet rows = select.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be read", e);
        }
    }
}
