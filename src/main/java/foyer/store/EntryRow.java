package foyer.store;

import foyer.protocol.Event.Announced;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.Event.TopicSet;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How an entry of a log stands in the table. Pure functions; one thread.
final class EntryRow {
    static final String INSERT =
            "insert into entry (room, seq, at, kind, by, name, n, scheduled, text,"
                    + " sum) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                    + " row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

    private EntryRow() {}

    static void write(PreparedStatement insert, Logged entry) throws SQLException {
        insert.setString(1, entry.room());
        insert.setLong(2, entry.seq());
        insert.setLong(3, entry.at());
        insert.setString(5, entry.by());
        insert.setString(6, entry.name());
        switch (entry) {
            case Said said -> rest(insert, "said", said.n(), false, said.text());
            case Announced made ->
                    rest(insert, "announced", made.n(), made.scheduled(), made.text());
            case TopicSet set -> rest(insert, "topic_set", 0, false, set.topic());
        }
    }

    private static void rest(
            PreparedStatement insert, String kind, long n, boolean scheduled, String text)
            throws SQLException {
        insert.setString(4, kind);
        insert.setLong(7, n);
        insert.setBoolean(8, scheduled);
        insert.setString(9, text);
    }

    static Logged read(ResultSet row) throws SQLException {
        String room = row.getString("room");
        long seq = row.getLong("seq");
        long at = row.getLong("at");
        String by = row.getString("by");
        String name = row.getString("name");
        long n = row.getLong("n");
        String text = row.getString("text");
        String kind = row.getString("kind");
        return switch (kind) {
            case "said" -> new Said(room, seq, at, by, name, n, text);
            case "announced" ->
                    new Announced(room, seq, at, by, name, n, text, row.getBoolean("scheduled"));
            case "topic_set" -> new TopicSet(room, seq, at, by, name, text);
            default -> throw new SQLException("no such kind of entry");
        };
    }
}
