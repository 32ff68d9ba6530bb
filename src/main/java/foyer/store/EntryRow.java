package foyer.store;

import foyer.protocol.Event.Announced;
import foyer.protocol.Event.KeepingSet;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.Event.TopicSet;
import foyer.protocol.Keeping;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How an entry of a log stands in the table. Pure functions; one thread.
final class EntryRow {
    static final String INSERT =
            "insert into arrived (room, seq, at, kind, by, name, n, scheduled, text, epoch,"
                    + " sum) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EntryRow() {}

    /// @param epoch the start of the server in which it is written
    static void write(PreparedStatement insert, int epoch, Logged entry) throws SQLException {
        switch (entry) {
            case Said said -> write(insert, epoch, entry, "said", said.n(), false, said.text());
            case Announced made ->
                    write(
                            insert,
                            epoch,
                            entry,
                            "announced",
                            made.n(),
                            made.scheduled(),
                            made.text());
            case TopicSet set -> write(insert, epoch, entry, "topic_set", 0, false, set.topic());
            case KeepingSet set ->
                    write(insert, epoch, entry, "keeping_set", 0, false, set.keeping().name());
        }
    }

    private static void write(
            PreparedStatement insert,
            int epoch,
            Logged entry,
            String kind,
            long n,
            boolean scheduled,
            String text)
            throws SQLException {
        insert.setString(1, entry.room());
        insert.setLong(2, entry.seq());
        insert.setLong(3, entry.at());
        insert.setString(4, kind);
        insert.setString(5, entry.by());
        insert.setString(6, entry.name());
        insert.setLong(7, n);
        insert.setInt(8, scheduled ? 1 : 0);
        insert.setString(9, text);
        insert.setInt(10, epoch);
        insert.setLong(11, sum(entry, kind, n, scheduled, text, epoch));
    }

    /// What `row_sum` makes of the row, without SQLite asking Java for each column: that would take
    /// longer than all the rest.
    private static long sum(
            Logged entry, String kind, long n, boolean scheduled, String text, int epoch) {
        return RowSum.of(
                entry.room(),
                Long.toString(entry.seq()),
                Long.toString(entry.at()),
                kind,
                entry.by(),
                entry.name(),
                Long.toString(n),
                scheduled ? "1" : "0",
                text,
                Integer.toString(epoch));
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
            case "keeping_set" -> new KeepingSet(room, seq, at, by, name, Keeping.valueOf(text));
            default -> throw new SQLException("no such kind of entry");
        };
    }
}
