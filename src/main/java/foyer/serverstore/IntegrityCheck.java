package foyer.serverstore;

import foyer.sqlite.DamagedFileException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Checks a whole database file for damage. One thread.
final class IntegrityCheck {
    private IntegrityCheck() {}

    /// Checks what SQLite itself can find.
    static void checkPages(Statement sql) throws SQLException {
        String found = text(sql, "pragma integrity_check(1)");
        if (!found.equals("ok")) {
            throw new DamagedFileException(found.lines().reduce((_, last) -> last).orElse(""));
        }
    }

    /// Checks the tables, the checksum of each row, and that no log has a gap.
    ///
    /// @param fresh an empty database of the same version
    static void checkRows(Statement sql, Connection fresh) throws SQLException {
        try (Statement model = fresh.createStatement()) {
            String schema = "select group_concat(sql, ';') from sqlite_schema";
            if (!text(sql, schema).equals(text(model, schema))) {
                throw new DamagedFileException("its tables are not those of a Foyer");
            }
        }
        none(sql, "log where sum <> row_sum(id)");
        none(sql, "member where sum <> row_sum(id, name, role)");
        none(sql, "room where sum <> row_sum(name, owner, topic, kept, log, keeping, cut)");
        none(sql, "epoch where sum <> row_sum(number, id)");
        none(sql, "spent where sum <> row_sum(room, by, n)");
        none(sql, "password where sum <> row_sum(room, hash)");
        none(sql, "admitted where sum <> row_sum(room, member)");
        none(sql, "reading where sum <> row_sum(room, member, seq)");
        none(sql, "invitation where sum <> row_sum(room, hash, once, until, by)");
        none(
                sql,
                "penalty where sum <>"
                        + " row_sum(kind, member, name, by, by_name, reason, until, address)");
        none(sql, "request where sum <> row_sum(room, by, messages)");
        none(sql, "deletion where sum <> row_sum(member, room, by, name, seq)");
        none(sql, "ignored where sum <> row_sum(by, member, name)");
        none(sql, "schedule where sum <> row_sum(id, text, minutes, by, name)");
        none(
                sql,
                "logged where sum <> row_sum(room, seq, at, kind, by, name, n, flag, text, epoch,"
                        + " of, file)");
        none(
                sql,
                "(select 1 from logged group by room having max(seq) - min(seq) + 1 <> count(*))");
    }

    private static void none(Statement sql, String rows) throws SQLException {
        if (text(sql, "select exists (select 1 from " + rows + ")").equals("1")) {
            throw new DamagedFileException("its content has changed");
        }
    }

    /// Whether the program ended without closing the file.
    static boolean isOpen(Statement sql) throws SQLException {
        return text(sql, "select max(open) from log").equals("1");
    }

    static Connection memory() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        RowChecksum.addTo(connection);
        return connection;
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
