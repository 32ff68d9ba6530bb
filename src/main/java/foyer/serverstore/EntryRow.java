package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The columns of a log entry that differ by its kind. Immutable.
///
/// @param of the `seq` of the entry it refers to; 0 for none
/// @param flag the kind's yes or no: edited, scheduled, on
/// @param file its shared file, as [SharedFileColumn] writes it; empty for none
record EntryRow(String kind, long n, long of, boolean flag, String text, String file) {
    private EntryRow(String kind, long n, long of, boolean flag, String text) {
        this(kind, n, of, flag, text, "");
    }

    static final String INSERT =
            "insert into arrived (room, seq, at, kind, by, name, n, flag, text, epoch, of, file,"
                    + " sum) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static EntryRow of(LogEntry entry) {
        return switch (entry) {
            case Said said ->
                    new EntryRow(
                            "said",
                            said.n(),
                            orNone(said.to()),
                            said.isEdited(),
                            said.text(),
                            SharedFileColumn.of(said.file()));
            case Announced made ->
                    new EntryRow("announced", made.n(), 0, made.scheduled(), made.text());
            case TopicSet set -> new EntryRow("topic_set", 0, 0, false, set.topic());
            case KeepingSet set -> new EntryRow("keeping_set", 0, 0, false, set.keeping().name());
            case Edited edited -> {
                String searchText = edited.text();
                yield new EntryRow(
                        "edited", 0, edited.of(), false, searchText == null ? "" : searchText);
            }
            case Deleted deleted -> new EntryRow("deleted", 0, deleted.of(), false, "");
            case AllDeleted all -> new EntryRow("all_deleted", 0, 0, false, all.member());
            case Erased erased -> new EntryRow("erased", erased.n(), 0, false, "");
            case Reacted mark -> new EntryRow("reacted", 0, mark.of(), mark.on(), mark.emoji());
            case Pinned pin -> new EntryRow("pinned", 0, pin.of(), pin.on(), "");
        };
    }

    private static long orNone(@Nullable Long seq) {
        return seq == null ? 0 : seq;
    }

    private static @Nullable Long orNull(long seq) {
        return seq == 0 ? null : seq;
    }

    /// Whether the text of an entry of this kind can be searched.
    static boolean isSearched(String kind) {
        return kind.equals("said") || kind.equals("announced");
    }

    /// @param epoch the number of the current epoch
    static void write(PreparedStatement insert, int epoch, LogEntry entry) throws SQLException {
        EntryRow row = of(entry);
        insert.setString(1, entry.room());
        insert.setLong(2, entry.seq());
        insert.setLong(3, entry.at());
        insert.setString(4, row.kind);
        insert.setString(5, entry.by());
        insert.setString(6, entry.name());
        insert.setLong(7, row.n);
        insert.setInt(8, row.flag ? 1 : 0);
        insert.setString(9, row.text);
        insert.setInt(10, epoch);
        insert.setLong(11, row.of);
        insert.setString(12, row.file);
        insert.setLong(13, row.sum(entry, epoch));
    }

    /// The same checksum as `row_sum`, computed here because a call for each column from SQLite
    /// would cost more than the rest of the insert.
    private long sum(LogEntry entry, int epoch) {
        return RowChecksum.of(
                entry.room(),
                Long.toString(entry.seq()),
                Long.toString(entry.at()),
                kind,
                entry.by(),
                entry.name(),
                Long.toString(n),
                flag ? "1" : "0",
                text,
                Integer.toString(epoch),
                Long.toString(of),
                file);
    }

    static LogEntry read(ResultSet row) throws SQLException {
        String room = row.getString("room");
        long seq = row.getLong("seq");
        long at = row.getLong("at");
        String by = row.getString("by");
        String name = row.getString("name");
        long n = row.getLong("n");
        long of = row.getLong("of");
        boolean flag = row.getBoolean("flag");
        String text = row.getString("text");
        String kind = row.getString("kind");
        return switch (kind) {
            case "said" ->
                    new Said(
                            room,
                            seq,
                            at,
                            by,
                            name,
                            n,
                            text,
                            orNull(of),
                            flag,
                            SharedFileColumn.read(row.getString("file")));
            case "announced" -> new Announced(room, seq, at, by, name, n, text, flag);
            case "topic_set" -> new TopicSet(room, seq, at, by, name, text);
            case "keeping_set" -> new KeepingSet(room, seq, at, by, name, Retention.valueOf(text));
            case "edited" -> new Edited(room, seq, at, by, name, of, text.isEmpty() ? null : text);
            case "deleted" -> new Deleted(room, seq, at, by, name, of);
            case "all_deleted" -> new AllDeleted(room, seq, at, by, name, text);
            case "erased" -> new Erased(room, seq, at, by, name, n);
            case "reacted" -> new Reacted(room, seq, at, by, name, of, text, flag);
            case "pinned" -> new Pinned(room, seq, at, by, name, of, flag);
            default -> throw new SQLException("unknown kind of entry");
        };
    }
}
