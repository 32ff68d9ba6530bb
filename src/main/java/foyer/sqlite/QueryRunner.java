package foyer.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Runs queries. An error is the fault of the file, not of the caller, so it is unchecked. One
/// thread.
public final class QueryRunner {
    private QueryRunner() {}

    /// Sets the parameters of a query.
    public interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    /// Maps the rows of a result.
    public interface RowMapper<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> T run(PreparedStatement select, Parameters parameters, RowMapper<T> mapper) {
        try {
            parameters.set(select);
            try (ResultSet rows = select.executeQuery()) {
                return mapper.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database", e);
        }
    }
}
