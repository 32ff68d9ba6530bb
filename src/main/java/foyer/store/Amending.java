package foyer.store;

import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/// Rewrites what stands in a log where a later entry says so: the old words of an edited or deleted
/// message are not to be found in the file any more. One thread.
final class Amending {
    private final WordIndex index;
    private final PreparedStatement about;
    private final PreparedStatement rewrite;

    Amending(Connection connection, WordIndex index) throws SQLException {
        this.index = index;
        about =
                connection.prepareStatement(
                        "select * from entry where room = ?1 and seq = ?2 union all"
                                + " select * from entry where room = ?1 and of = ?2"
                                + " and of > 0 and kind = 'edited'");
        rewrite =
                connection.prepareStatement(
                        "update entry set kind = ?1, of = ?2, flag = ?3, text = ?4, file = ?7,"
                                + " sum = row_sum(room, seq, at, ?1, by, name, n, ?3, ?4, epoch,"
                                + " ?2, ?7) where room = ?5 and seq = ?6");
    }

    /// Takes an entry's meaning for those before it, as a part of the transaction under way.
    void take(Logged entry) throws SQLException {
        switch (entry) {
            case Edited edited -> take(edited, edited.of());
            case Deleted deleted -> take(deleted, deleted.of());
            case Said _, Announced _, TopicSet _, KeepingSet _, Erased _, Reacted _, Pinned _ -> {}
        }
    }

    private void take(Logged entry, long of) throws SQLException {
        about.setString(1, entry.room());
        about.setLong(2, of);
        var before = new ArrayList<Logged>();
        try (ResultSet rows = about.executeQuery()) {
            while (rows.next()) {
                before.add(EntryRow.read(rows));
            }
        }
        for (Logged old : before) {
            Logged now = old.after(entry);
            if (!now.equals(old)) {
                rewrite(EntryRow.of(old), EntryRow.of(now), now);
            }
        }
    }

    private void rewrite(EntryRow old, EntryRow now, Logged entry) throws SQLException {
        if (old.isSearched()) {
            index.replace(
                    entry.room(), entry.seq(), old.text(), now.isSearched() ? now.text() : "");
        }
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
