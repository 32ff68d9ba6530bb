package foyer.clientstore;

import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.PrivateFile;
import foyer.sqlite.SchemaMigration;
import foyer.sqlite.WalDamageCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Opens the client's store: checks the file for damage and migrates its tables. The store's
/// thread.
final class ClientDatabaseOpener {
    static final SchemaMigration SCHEMA = new SchemaMigration(ClientDatabaseOpener.class, 6);

    private ClientDatabaseOpener() {}

    static Connection inMemory() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement sql = connection.createStatement()) {
            SCHEMA.migrate(sql, 0);
        }
        return connection;
    }

    /// @throws DamagedFileException if the file is damaged; it is left unchanged
    static Connection open(Path file) throws SQLException, IOException {
        if (WalDamageCheck.isIn(FileQuarantine.sibling(file, "-wal"))) {
            throw new DamagedFileException("its newest part, the file ending in -wal, has changed");
        }
        PrivateFile.create(file);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        boolean opened = false;
        try (Statement sql = connection.createStatement()) {
            // a second Foyer on the same file fails at once
            sql.execute("pragma locking_mode = exclusive");
            int version = SCHEMA.versionOf(sql);
            if (version > 0) {
                check(sql);
            }
            sql.execute("pragma journal_mode = wal");
            sql.execute("pragma synchronous = full");
            // erased messages must not stay readable in the file
            sql.execute("pragma secure_delete = on");
            SCHEMA.migrate(sql, version);
            opened = true;
            return connection;
        } catch (SQLException e) {
            throw DamagedFileException.wrapIfDamage(e);
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    private static void check(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("pragma integrity_check(1)")) {
            String result = row.next() ? String.valueOf(row.getString(1)) : "";
            if (!result.equals("ok")) {
                throw new DamagedFileException(result.lines().reduce((_, last) -> last).orElse(""));
            }
        }
    }
}
