package foyer.serverstore;

import foyer.testing.MemberKeys;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes files as older versions of Foyer did.
final class OldFile {
    static final String ROOM = "lobby";
    static final String ADA = MemberKeys.id("Ada");

    private OldFile() {}

    /// Writes a file with a member, a room, a schedule and entries.
    static void write(Path file, int version, int entries) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = connection.createStatement()) {
            RowChecksum.addTo(connection);
            sql.execute("pragma journal_mode = wal");
            sql.execute("begin");
            sql.executeUpdate(ServerDatabase.SCHEMA.script(1));
            fill(sql, entries);
            for (int each = 2; each <= version; each++) {
                sql.executeUpdate(ServerDatabase.SCHEMA.script(each));
            }
            sql.execute("pragma user_version = " + version);
            sql.execute("commit");
        }
    }

    private static void fill(Statement sql, int entries) throws SQLException {
        sql.executeUpdate("insert into log (id) values ('old log')");
        sql.executeUpdate(
                "insert into member (id, name, role) values ('%s', 'Ada', 'MODERATOR')"
                        .formatted(ADA));
        sql.executeUpdate(
                "insert into room (name, owner, topic, kept) values ('%s', '%s', 'tea', 1)"
                        .formatted(ROOM, ADA));
        sql.executeUpdate(
                "insert into schedule (id, text, minutes, by, name) values (1, 'tea', 10, '%s',"
                                .formatted(ADA)
                        + " 'Ada')");
        sql.executeUpdate(
                "insert into entry (room, seq, at, kind, by, name, n, scheduled, text)"
                        + " with recursive place(i) as"
                        + " (select 1 union all select i + 1 from place where i < %d)"
                                .formatted(entries)
                        + " select '%s', i, 5, 'said', '%s', 'Ada', i, 0, 'number ' || i from place"
                                .formatted(ROOM, ADA));
    }
}
