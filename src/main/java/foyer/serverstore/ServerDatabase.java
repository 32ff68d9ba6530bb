package foyer.serverstore;

import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.SchemaMigration;
import foyer.sqlite.WalDamageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Opens a database file, looks for damage, and brings its tables to what this program knows. One
/// thread.
final class ServerDatabase {
    static final SchemaMigration SCHEMA = new SchemaMigration(ServerDatabase.class, 8);

    /// The smallest page of SQLite's.
    private static final long LEAST = 512;

    /// How long the write-ahead log grows where much is written; 32 MB.
    private static final int WAL_PAGES = 8_000;

    private static final int CACHE_KILOBYTES = 16_000;

    private ServerDatabase() {}

    static Connection inMemory() throws SQLException {
        Connection connection = IntegrityCheck.memory();
        try (Statement sql = connection.createStatement()) {
            SCHEMA.migrate(sql, 0);
        }
        return connection;
    }

    /// @throws DamagedFileException if the file cannot be trusted; it is as it was
    /// @throws SQLException if it is not ours to use
    static Connection open(Path file) throws SQLException, IOException {
        Path log = FileQuarantine.sibling(file, "-wal");
        boolean hasLog = size(log) > WalDamageCheck.HEADER;
        // SQLite would take these for a new file, and throw the write-ahead log away
        if (Files.exists(file) ? size(file) < LEAST : hasLog) {
            throw new DamagedFileException("it is cut short");
        }
        if (WalDamageCheck.isIn(log)) {
            throw new DamagedFileException("its newest part, the file ending in -wal, has changed");
        }
        boolean closed = true;
        var properties = new Properties();
        // otherwise the driver asks for the newest row id after each row
        properties.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        try (Statement sql = connection.createStatement()) {
            RowChecksum.addTo(connection);
            begin(sql, hasLog);
            WalCheckpointer.lengthen(FileQuarantine.sibling(file, "-wal"));
            closed = false;
            return connection;
        } catch (SQLException e) {
            throw DamagedFileException.told(e);
        } finally {
            if (closed) {
                connection.close();
            }
        }
    }

    private static void begin(Statement sql, boolean hasLog) throws SQLException, IOException {
        // one server a file: a second one is told at once
        sql.execute("pragma locking_mode = exclusive");
        int version = SCHEMA.versionOf(sql);
        if (version > 0) {
            IntegrityCheck.checkPages(sql);
        }
        sql.execute("pragma journal_mode = wal");
        sql.execute("pragma synchronous = full");
        // what a room no longer keeps is not to be found in the file either
        sql.execute("pragma secure_delete = on");
        // each room's newest page is written over and over: carried into the file seldom, it is
        // written there once for many batches
        sql.execute("pragma wal_autocheckpoint = " + WAL_PAGES);
        sql.execute("pragma cache_size = -" + CACHE_KILOBYTES);
        SCHEMA.migrate(sql, version);
        try (Connection fresh = inMemory()) {
            IntegrityCheck.checkRows(sql, fresh);
        }
        if (IntegrityCheck.isOpen(sql) && !hasLog) {
            throw new DamagedFileException("its newest part, the file ending in -wal, is missing");
        }
    }

    /// From now on until [#close] a missing write-ahead log is damage; the file itself says so.
    static void markOpen(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("update log set open = 1");
            sql.execute("pragma wal_checkpoint(full)");
        }
    }

    /// Ends the use of the file; after this a missing write-ahead log is no damage.
    static void close(Connection connection) throws SQLException {
        try (connection;
                Statement sql = connection.createStatement()) {
            try {
                sql.execute("update log set open = 0");
            } catch (SQLException e) {
                // a full disk: what was written once can be written over
                sql.execute("pragma wal_checkpoint(restart)");
                sql.execute("update log set open = 0");
            }
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
