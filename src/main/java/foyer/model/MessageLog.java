package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of one room: its loaded entries by `seq`, without gaps, then the outgoing messages. UI
/// thread.
public final class MessageLog {
    private final ObservableList<LogRow> rows = FXCollections.observableArrayList();
    private final ObservableList<LogRow> readOnly = FXCollections.unmodifiableObservableList(rows);
    private final String myId;
    private final IgnoredMembers ignored;
    private final Set<Long> unfolded = new HashSet<>();
    private final ReactionIndex reactions = new ReactionIndex();
    private long first = 1;
    private long last;
    private long lastOwn;
    private int outgoing;
    private boolean hasNewLine;

    /// @param myId the user's member id
    MessageLog(String myId, IgnoredMembers ignored) {
        this.myId = myId;
        this.ignored = ignored;
    }

    public ObservableList<LogRow> rows() {
        return readOnly;
    }

    /// The newest loaded `seq`.
    long last() {
        return last;
    }

    /// The oldest loaded `seq`; one more than [#last] if no entry is loaded.
    long first() {
        return first;
    }

    /// Whether all entries from this `seq` on are loaded.
    public boolean containsFrom(long seq) {
        return first <= seq;
    }

    /// Whether no entry is loaded, so that [#last] is only a position.
    boolean isEmpty() {
        return first > last;
    }

    /// Reads back the saved entries.
    ///
    /// @param seq the position of the log if there are none
    void restore(long seq, List<LogEntry> entries) {
        restart(entries.isEmpty() ? seq : entries.getFirst().seq() - 1);
        add(entries);
    }

    /// The newest messages of others.
    List<Entry> newestOfOthers(int count) {
        return messagesAfter(0, count);
    }

    /// At most `most` messages of others after `seq`, the newest first.
    List<Entry> messagesAfter(long seq, int most) {
        var news = new ArrayList<Entry>();
        for (int i = rows.size() - outgoing - 1; i >= 0 && news.size() < most; i--) {
            if (rows.get(i) instanceof Entry entry) {
                if (entry.logEntry().seq() <= seq) {
                    break;
                }
                if (entry.isNews()) {
                    news.add(entry);
                }
            }
        }
        return news;
    }

    /// Drops entries and notices; the next entry is the one after `seq`.
    void restart(long seq) {
        rows.setAll(rows.stream().filter(Outgoing.class::isInstance).toList());
        reactions.clear();
        lastOwn = 0;
        first = seq + 1;
        last = seq;
    }

    /// Adds older entries above and the next ones below. Skips those already loaded and those that
    /// would leave a gap.
    ///
    /// @return the entries that were added below
    List<LogEntry> add(List<LogEntry> oldestFirst) {
        var above = new ArrayList<LogEntry>();
        var below = new ArrayList<LogEntry>();
        for (LogEntry entry : oldestFirst) {
            if (entry.seq() < first) {
                above.add(entry);
            } else if (entry.seq() == last + 1) {
                last = entry.seq();
                below.add(entry);
            }
        }
        if (!above.isEmpty() && above.getLast().seq() == first - 1) {
            first = above.getFirst().seq();
            above.forEach(this::applyReaction);
            rows.addAll(
                    0,
                    above.stream()
                            .filter(MessageLog::isRow)
                            .map(entry -> (LogRow) row(entry))
                            .toList());
            if (lastOwn == 0) {
                lastOwn = findLastOwn();
            }
        }
        for (LogEntry entry : below) {
            removeAnswered(entry);
            applyReaction(entry);
            amend(entry);
            if (isRow(entry)) {
                rows.add(rows.size() - outgoing, row(entry));
            }
            if (entry instanceof Said && entry.by().equals(myId)) {
                lastOwn = entry.seq();
            }
        }
        return below;
    }

    private void applyReaction(LogEntry entry) {
        if (entry instanceof Reacted reacted) {
            reactions.apply(reacted);
        }
    }

    /// Updates the row of the message that an amendment is about.
    private void amend(LogEntry entry) {
        switch (entry) {
            case Edited edited -> amend(edited.of(), entry);
            case Deleted deleted -> amend(deleted.of(), entry);
            case AllDeleted all -> amendAll(all);
            case Reacted reacted -> amend(reacted.of(), entry);
            case Said _, Announced _, TopicSet _, KeepingSet _, Erased _, Pinned _ -> {}
        }
    }

    /// Updates the rows of a member whose messages and reactions are deleted.
    private void amendAll(AllDeleted all) {
        reactions.removeOf(all.member(), all.seq());
        for (int i = 0; i < rows.size() - outgoing; i++) {
            if (rows.get(i) instanceof Entry old) {
                Entry amended = row(old.logEntry().after(all));
                if (!amended.equals(old)) {
                    rows.set(i, amended);
                }
            }
        }
        lastOwn = findLastOwn();
    }

    private void amend(long seq, LogEntry amendment) {
        int index = indexOf(seq);
        if (index >= 0) {
            LogRow old = rows.get(index);
            Entry amended = row(((Entry) old).logEntry().after(amendment));
            if (!amended.equals(old)) {
                rows.set(index, amended);
            }
            if (seq == lastOwn && !(amended.logEntry() instanceof Said)) {
                lastOwn = findLastOwn();
            }
        }
    }

    /// Whether an entry has its own row.
    private static boolean isRow(LogEntry entry) {
        return switch (entry) {
            case Said _, Announced _, TopicSet _, KeepingSet _, Erased _ -> true;
            case Pinned pin -> pin.on();
            case Edited _, Deleted _, AllDeleted _, Reacted _ -> false;
        };
    }

    /// The index of the row with this `seq`; -1 if there is none.
    public int indexOf(long seq) {
        return LogRowSearch.indexOf(rows.subList(0, rows.size() - outgoing), seq);
    }

    /// The row with this `seq`; null if it is not loaded.
    public @Nullable Entry entry(long seq) {
        int index = indexOf(seq);
        return index < 0 ? null : (Entry) rows.get(index);
    }

    /// The `seq` of the user's last message; 0 if none is loaded.
    public long lastOwnSeq() {
        return lastOwn;
    }

    /// The user's last message; null if none is loaded.
    public @Nullable Entry lastOwn() {
        return lastOwn == 0 ? null : entry(lastOwn);
    }

    private long findLastOwn() {
        for (int i = rows.size() - outgoing - 1; i >= 0; i--) {
            if (rows.get(i) instanceof Entry entry
                    && entry.mine()
                    && entry.logEntry() instanceof Said) {
                return entry.logEntry().seq();
            }
        }
        return 0;
    }

    /// Removes the outgoing row whose message this entry is.
    void removeAnswered(LogEntry entry) {
        if (entry.n() > 0 && entry.by().equals(myId)) {
            for (int i = rows.size() - outgoing; i < rows.size(); i++) {
                if (((Outgoing) rows.get(i)).n() == entry.n()) {
                    rows.remove(i);
                    outgoing--;
                    return;
                }
            }
        }
    }

    void notice(String text, long at) {
        rows.add(rows.size() - outgoing, new Notice(text, at));
    }

    void addOutgoing(Outgoing row) {
        rows.add(row);
        outgoing++;
    }

    /// An outgoing message is on this computer's disk.
    void markSaved(long n) {
        change(n, row -> new Outgoing(row.message(), true));
    }

    /// Sets why an outgoing message was refused.
    ///
    /// @param error empty if it is sent again
    void markRefused(long n, String error) {
        change(n, row -> new Outgoing(row.message().withError(error), row.saved()));
    }

    /// Gives an outgoing message another number; it is to be saved again.
    ///
    /// @return null if there is none with this number
    @Nullable Outgoing renumber(long n, long fresh) {
        change(n, row -> new Outgoing(row.message().withNumber(fresh).withError(""), false));
        return outgoing().stream().filter(row -> row.n() == fresh).findAny().orElse(null);
    }

    private void change(long n, UnaryOperator<Outgoing> change) {
        for (int i = rows.size() - outgoing; i < rows.size(); i++) {
            if (rows.get(i) instanceof Outgoing row && row.n() == n) {
                rows.set(i, change.apply(row));
            }
        }
    }

    void discard(long n) {
        if (rows.removeIf(row -> row instanceof Outgoing message && message.n() == n)) {
            outgoing--;
        }
    }

    List<Outgoing> outgoing() {
        return rows.subList(rows.size() - outgoing, rows.size()).stream()
                .map(Outgoing.class::cast)
                .toList();
    }

    /// Puts the "new messages" line above the newest `count` messages of others.
    void markNew(int count, long at) {
        clearNew();
        int remaining = count;
        for (int i = rows.size() - outgoing - 1; i >= 0 && remaining > 0; i--) {
            if (rows.get(i) instanceof Entry entry && entry.isNews() && --remaining == 0) {
                rows.add(i, new NewLine(at));
                hasNewLine = true;
            }
        }
    }

    void clearNew() {
        if (hasNewLine) {
            hasNewLine = false;
            rows.removeIf(NewLine.class::isInstance);
        }
    }

    private Entry row(LogEntry entry) {
        return new Entry(
                entry,
                entry.by().equals(myId),
                reactions.reactionsTo(entry.seq(), myId),
                isFolded(entry));
    }

    /// Whether a message is folded because the user ignores its author.
    boolean isFolded(LogEntry entry) {
        return entry instanceof Said
                && ignored.contains(entry.by())
                && !unfolded.contains(entry.seq());
    }

    /// Shows a folded message.
    public void unfold(long seq) {
        unfolded.add(seq);
        refold();
    }

    /// Folds the messages of those whom the user ignores, and unfolds those of others.
    void refold() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Entry row && row.folded() != isFolded(row.logEntry())) {
                rows.set(i, row(row.logEntry()));
            }
        }
    }
}
