package foyer.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Opens a database file and brings its tables to what this program knows. One thread.
final class Database {
    /// As many `schema-N.sql` as there are.
    private static final int VERSION = 1;

    private Database() {}

    /// @param url of JDBC
    /// @throws SQLException with words to the person if the file is not ours to use
    static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement sql = connection.createStatement()) {
            // one server a file: a second one is told at once
            sql.execute("pragma locking_mode = exclusive");
            sql.execute("pragma journal_mode = wal");
            sql.execute("pragma synchronous = full");
            migrate(sql);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void migrate(Statement sql) throws SQLException {
        int version;
        try (ResultSet row = sql.executeQuery("pragma user_version")) {
            version = row.getInt(1);
        }
        if (version > VERSION) {
            throw new SQLException(
                    "it was written by a newer Foyer (version %d, this one knows %d)"
                            .formatted(version, VERSION));
        }
        sql.execute("begin immediate");
        for (int next = version + 1; next <= VERSION; next++) {
            sql.executeUpdate(script(next));
            sql.execute("pragma user_version = " + next);
        }
        sql.execute("commit");
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (var in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
