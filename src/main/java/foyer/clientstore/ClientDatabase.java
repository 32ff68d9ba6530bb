package foyer.clientstore;

import foyer.sqlite.QueryRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open SQLite file of the client's store. The store's thread.
final class ClientDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ClientDatabase.class);

    private final Connection connection;
    private final Statement sql;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, Long> serverNumbers = new HashMap<>();

    interface Transaction {
        void run() throws SQLException;
    }

    ClientDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        this.sql = connection.createStatement();
    }

    /// Commits what a transaction writes, or nothing of it if it fails.
    void transaction(Transaction transaction) throws SQLException {
        sql.execute("begin immediate");
        try {
            transaction.run();
            sql.execute("commit");
        } catch (SQLException | RuntimeException e) {
            rollBack();
            serverNumbers.clear();
            throw e;
        }
    }

    private void rollBack() {
        try {
            sql.execute("rollback");
        } catch (SQLException e) {
            // SQLite has already rolled back by itself, for example when the disk is full
            LOG.debug("no transaction to roll back", e);
        }
    }

    /// Finds or inserts a server's row, and returns its key.
    long serverNumber(String identity) throws SQLException {
        Long known = serverNumbers.get(identity);
        if (known == null) {
            write(
                    "insert into server (identity, log, number, shown) values (?, '', 0, '')"
                            + " on conflict (identity) do nothing",
                    identity);
            known = number("select place from server where identity = ?", identity);
            serverNumbers.put(identity, known);
        }
        return known;
    }

    /// Deletes everything saved about a server.
    ///
    /// @return the paths of its attachment drafts and uploads
    List<Path> forget(String identity) throws SQLException {
        long server = serverNumber(identity);
        List<Path> files =
                read(
                        "select path from giving where server = ?1"
                                + " union select path from chosen where server = ?1",
                        rows -> {
                            var paths = new ArrayList<Path>();
                            while (rows.next()) {
                                paths.add(Path.of(rows.getString(1)));
                            }
                            return paths;
                        },
                        server);
        for (String table :
                new String[] {"ignored", "chosen", "giving", "outgoing", "entry", "room"}) {
            write("delete from " + table + " where server = ?", server);
        }
        write("delete from server where place = ?", server);
        serverNumbers.remove(identity);
        return files;
    }

    void write(String statement, Object... values) throws SQLException {
        prepare(statement, values).executeUpdate();
    }

    /// The first column of the first row; 0 if there is no row.
    long number(String query, Object... values) throws SQLException {
        try (ResultSet row = prepare(query, values).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    <T> T read(String query, QueryRunner.RowMapper<T> mapper, Object... values)
            throws SQLException {
        try (ResultSet rows = prepare(query, values).executeQuery()) {
            return mapper.read(rows);
        }
    }

    private PreparedStatement prepare(String sqlText, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sqlText);
        if (statement == null) {
            statement = connection.prepareStatement(sqlText);
            prepared.put(sqlText, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("the client store was not closed cleanly: {}", e.getMessage());
        }
    }
}
