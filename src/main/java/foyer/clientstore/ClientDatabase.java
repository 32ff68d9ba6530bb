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

/// The open file. One thread, the file's.
final class ClientDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ClientDatabase.class);

    private final Connection connection;
    private final Statement sql;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();

    /// Several things that are written together or not at all.
    interface Step {
        void run() throws SQLException;
    }

    ClientDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        this.sql = connection.createStatement();
    }

    void transaction(Step step) throws SQLException {
        sql.execute("begin immediate");
        try {
            step.run();
            sql.execute("commit");
        } catch (SQLException | RuntimeException e) {
            rollBack();
            places.clear();
            throw e;
        }
    }

    private void rollBack() {
        try {
            sql.execute("rollback");
        } catch (SQLException e) {
            // SQLite has already rolled back by itself, for example when the disk is full
            LOG.debug("nothing to roll back", e);
        }
    }

    /// The number of a server in the file; it gets one if it has none.
    long serverNumber(String identity) throws SQLException {
        Long known = places.get(identity);
        if (known == null) {
            write(
                    "insert into server (identity, log, number, shown) values (?, '', 0, '')"
                            + " on conflict (identity) do nothing",
                    identity);
            known = number("select place from server where identity = ?", identity);
            places.put(identity, known);
        }
        return known;
    }

    /// Forgets all of a server; answers where the files are that were chosen or given there.
    List<Path> forget(String identity) throws SQLException {
        long place = serverNumber(identity);
        List<Path> files =
                read(
                        "select path from giving where server = ?1"
                                + " union select path from chosen where server = ?1",
                        rows -> {
                            var all = new ArrayList<Path>();
                            while (rows.next()) {
                                all.add(Path.of(rows.getString(1)));
                            }
                            return all;
                        },
                        place);
        for (String table : new String[] {"chosen", "giving", "outgoing", "entry", "room"}) {
            write("delete from " + table + " where server = ?", place);
        }
        write("delete from server where place = ?", place);
        places.remove(identity);
        return files;
    }

    void write(String statement, Object... values) throws SQLException {
        filled(statement, values).executeUpdate();
    }

    /// The first column of the first row; 0 if there is none.
    long number(String query, Object... values) throws SQLException {
        try (ResultSet row = filled(query, values).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    <T> T read(String query, QueryRunner.RowMapper<T> answer, Object... values)
            throws SQLException {
        try (ResultSet rows = filled(query, values).executeQuery()) {
            return answer.read(rows);
        }
    }

    private PreparedStatement filled(String statement, Object... values) throws SQLException {
        PreparedStatement ready = prepared.get(statement);
        if (ready == null) {
            ready = connection.prepareStatement(statement);
            prepared.put(statement, ready);
        }
        for (int i = 0; i < values.length; i++) {
            ready.setObject(i + 1, values[i]);
        }
        return ready;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("what is remembered was not closed in order: {}", e.getMessage());
        }
    }
}
