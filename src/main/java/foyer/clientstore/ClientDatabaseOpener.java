package foyer.clientstore;

import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.SchemaMigration;
import foyer.sqlite.WalDamageCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Opens the file, looks for damage, and brings its tables to what this program knows. One thread.
final class ClientDatabaseOpener {
    static final SchemaMigration SCHEMA = new SchemaMigration(ClientDatabaseOpener.class, 5);

    private ClientDatabaseOpener() {}

    static Connection inMemory() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement sql = connection.createStatement()) {
            SCHEMA.migrate(sql, 0);
        }
        return connection;
    }

    /// @throws DamagedFileException if the file cannot be trusted; it is as it was
    static Connection open(Path file) throws SQLException, IOException {
        if (WalDamageCheck.isIn(FileQuarantine.sibling(file, "-wal"))) {
            throw new DamagedFileException("its newest part, the file ending in -wal, has changed");
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        boolean closed = true;
        try (Statement sql = connection.createStatement()) {
            // one Foyer a file: a second one is told at once
            sql.execute("pragma locking_mode = exclusive");
            int version = SCHEMA.versionOf(sql);
            if (version > 0) {
                check(sql);
            }
            sql.execute("pragma journal_mode = wal");
            sql.execute("pragma synchronous = full");
            // what was erased at the server is not to be found here either
            sql.execute("pragma secure_delete = on");
            SCHEMA.migrate(sql, version);
            closed = false;
            return connection;
        } catch (SQLException e) {
            throw DamagedFileException.wrapIfDamage(e);
        } finally {
            if (closed) {
                connection.close();
            }
        }
    }

    private static void check(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("pragma integrity_check(1)")) {
            String found = row.next() ? String.valueOf(row.getString(1)) : "";
            if (!found.equals("ok")) {
                throw new DamagedFileException(found.lines().reduce((_, last) -> last).orElse(""));
            }
        }
    }
}
