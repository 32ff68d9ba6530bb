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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rewrites entries that a later entry amends, so that the file does not keep the old text of an
/// edited or deleted message. One thread.
final class AmendmentWriter {
    /// A message, and the edit of it that still has a text.
    static final String AMENDED =
            "select * from entry where room = ?1 and seq = ?2 union all"
                    + " select * from entry indexed by entry_edited where room = ?1 and of = ?2"
                    + " and kind = 'edited' and (text <> '') = 1";

    private final SearchIndex index;
    private final PreparedStatement about;
    private final PreparedStatement one;
    private final PreparedStatement rewrite;

    AmendmentWriter(Connection connection, SearchIndex index) throws SQLException {
        this.index = index;
        about = connection.prepareStatement(AMENDED);
        one = connection.prepareStatement("select * from entry where room = ? and seq = ?");
        rewrite =
                connection.prepareStatement(
                        "update entry set kind = ?1, of = ?2, flag = ?3, text = ?4, file = ?7,"
                                + " sum = row_sum(room, seq, at, ?1, by, name, n, ?3, ?4, epoch,"
                                + " ?2, ?7) where room = ?5 and seq = ?6");
    }

    /// Applies an entry to those it amends, within the current transaction.
    void apply(LogEntry entry) throws SQLException {
        switch (entry) {
            case Edited edited -> apply(edited, edited.of());
            case Deleted deleted -> apply(deleted, deleted.of());
            case Said _,
                    Announced _,
                    TopicSet _,
                    KeepingSet _,
                    AllDeleted _,
                    Erased _,
                    Reacted _,
                    Pinned _ -> {}
        }
    }

    private void apply(LogEntry entry, long of) throws SQLException {
        about.setString(1, entry.room());
        about.setLong(2, of);
        var before = new ArrayList<LogEntry>();
        try (ResultSet rows = about.executeQuery()) {
            while (rows.next()) {
                before.add(EntryRow.read(rows));
            }
        }
        for (LogEntry old : before) {
            rewriteIfAmended(old, entry);
        }
    }

    private void rewriteIfAmended(LogEntry old, LogEntry later) throws SQLException {
        LogEntry amended = old.after(later);
        if (!amended.equals(old)) {
            index.replace(old, amended);
            rewrite(EntryRow.of(amended), amended);
        }
    }

    /// Applies a deletion of all that a member has sent to some of these entries.
    void apply(AllDeleted deletion, List<Long> seqs) throws SQLException {
        for (long seq : seqs) {
            one.setString(1, deletion.room());
            one.setLong(2, seq);
            LogEntry old = null;
            try (ResultSet row = one.executeQuery()) {
                if (row.next()) {
                    old = EntryRow.read(row);
                }
            }
            if (old != null) {
                rewriteIfAmended(old, deletion);
            }
        }
    }

    private void rewrite(EntryRow now, LogEntry entry) throws SQLException {
        rewrite.setString(1, now.kind());
        rewrite.setLong(2, now.of());
        rewrite.setInt(3, now.flag() ? 1 : 0);
        rewrite.setString(4, now.text());
        rewrite.setString(5, entry.room());
        rewrite.setLong(6, entry.seq());
        rewrite.setString(7, now.file());
        rewrite.executeUpdate();
    }
}
