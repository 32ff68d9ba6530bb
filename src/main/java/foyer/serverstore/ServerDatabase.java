package foyer.serverstore;

import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.PrivateFile;
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
import org.sqlite.SQLiteConfig;

/// Opens a database file, checks it for damage, and migrates its schema. One thread.
final class ServerDatabase {
    static final SchemaMigration SCHEMA = new SchemaMigration(ServerDatabase.class, 13);

    /// The smallest page size of SQLite.
    private static final long MIN_BYTES = 512;

    /// The write-ahead log may grow to 32 MB.
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

    /// @throws DamagedFileException if the file is damaged; it is unchanged
    /// @throws SQLException if the file cannot be used
    static Connection open(Path file) throws SQLException, IOException {
        Path wal = FileQuarantine.sibling(file, "-wal");
        boolean hasWal = size(wal) > WalDamageCheck.HEADER;
        // SQLite would treat these as a new file, and discard the write-ahead log
        if (Files.exists(file) ? size(file) < MIN_BYTES : hasWal) {
            throw new DamagedFileException("it is cut short");
        }
        if (WalDamageCheck.isIn(wal)) {
            throw new DamagedFileException("its newest part, the file ending in -wal, has changed");
        }
        boolean failed = true;
        var properties = new Properties();
        // otherwise the driver queries the newest row id after each insert
        properties.setProperty("jdbc.get_generated_keys", "false");
        PrivateFile.create(file);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        try (Statement sql = connection.createStatement()) {
            RowChecksum.addTo(connection);
            prepare(sql, hasWal);
            WalCheckpointer.lengthen(FileQuarantine.sibling(file, "-wal"));
            failed = false;
            return connection;
        } catch (SQLException e) {
            throw DamagedFileException.wrapIfDamage(e);
        } finally {
            if (failed) {
                connection.close();
            }
        }
    }

    /// A second connection to an open file, which only reads.
    static Connection openForReading(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void prepare(Statement sql, boolean hasWal) throws SQLException, IOException {
        int version = SCHEMA.versionOf(sql);
        if (version > 0) {
            IntegrityCheck.checkPages(sql);
        }
        sql.execute("pragma journal_mode = wal");
        sql.execute("pragma synchronous = full");
        // overwrite what rooms have removed
        sql.execute("pragma secure_delete = on");
        // each room's newest page changes with every batch: with rare checkpoints it is written
        // into
        // the file once for many batches
        sql.execute("pragma wal_autocheckpoint = " + WAL_PAGES);
        sql.execute("pragma cache_size = -" + CACHE_KILOBYTES);
        SCHEMA.migrate(sql, version);
        try (Connection fresh = inMemory()) {
            IntegrityCheck.checkRows(sql, fresh);
        }
        if (IntegrityCheck.isOpen(sql) && !hasWal) {
            throw new DamagedFileException("its newest part, the file ending in -wal, is missing");
        }
    }

    /// Marks the file as open: until [#close], a missing write-ahead log counts as damage.
    static void markOpen(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("update log set open = 1");
            sql.execute("pragma wal_checkpoint(full)");
        }
    }

    /// Marks the file as closed, and closes it.
    static void close(Connection connection) throws SQLException {
        try (connection;
                Statement sql = connection.createStatement()) {
            try {
                sql.execute("update log set open = 0");
            } catch (SQLException e) {
                // if the disk is full, a checkpoint lets SQLite reuse the log
                sql.execute("pragma wal_checkpoint(restart)");
                sql.execute("update log set open = 0");
            }
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
