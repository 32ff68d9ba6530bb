package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.LogEntry;
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
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One room's rows: entries in the order of their `seq`, without gaps from the first loaded to the
/// last, and behind them what is still on its way out. UI thread.
public final class MessageLog {
    private final ObservableList<LogRow> rows = FXCollections.observableArrayList();
    private final ObservableList<LogRow> readOnly = FXCollections.unmodifiableObservableList(rows);
    private final ReactionIndex reactions = new ReactionIndex();
    private long first = 1;
    private long last;
    private long own;
    private int outgoing;
    private boolean hasLine;

    public ObservableList<LogRow> rows() {
        return readOnly;
    }

    /// The newest `seq` that is here.
    long last() {
        return last;
    }

    /// The oldest `seq` that is here; one more than [#last] while there is none.
    long first() {
        return first;
    }

    /// Whether all from this `seq` on is here.
    public boolean containsFrom(long seq) {
        return first <= seq;
    }

    /// Whether there is no entry here, so that [#last] says nothing of what was seen.
    boolean isEmpty() {
        return first > last;
    }

    /// What was here when the program ended.
    void restore(long seq, List<LogEntry> entries, String me) {
        restart(entries.isEmpty() ? seq : entries.getFirst().seq() - 1);
        add(entries, me);
    }

    /// The newest messages of others.
    List<Entry> newestOfOthers(int count) {
        return messagesAfter(0, count);
    }

    /// The messages of others behind `seq`, the newest first; the newest of very many.
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

    /// Forgets the entries and notices; the log now stands behind `seq`.
    void restart(long seq) {
        List<LogRow> kept = rows.stream().filter(Outgoing.class::isInstance).toList();
        rows.setAll(kept);
        reactions.clear();
        own = 0;
        first = seq + 1;
        last = seq;
    }

    /// What a stretch of log means here: older entries go above, the next ones below; what is
    /// already here, or would leave a gap, is passed over.
    ///
    /// @return the entries that were new and went below
    List<LogEntry> add(List<LogEntry> oldestFirst, String me) {
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
            above.forEach(this::markRefused);
            rows.addAll(
                    0,
                    above.stream()
                            .filter(MessageLog::isRow)
                            .map(entry -> (LogRow) row(entry, me))
                            .toList());
            if (own == 0) {
                own = findOwn();
            }
        }
        for (LogEntry entry : below) {
            removeAnswered(entry, me);
            markRefused(entry);
            amend(entry, me);
            if (isRow(entry)) {
                rows.add(rows.size() - outgoing, row(entry, me));
            }
            if (entry instanceof Said && entry.by().equals(me)) {
                own = entry.seq();
            }
        }
        return below;
    }

    private void markRefused(LogEntry entry) {
        if (entry instanceof Reacted mark) {
            reactions.apply(mark);
        }
    }

    /// What an entry changes about a row before it.
    private void amend(LogEntry entry, String me) {
        switch (entry) {
            case Edited edited -> amend(edited.of(), entry, me);
            case Deleted deleted -> amend(deleted.of(), entry, me);
            case Reacted mark -> amend(mark.of(), entry, me);
            case Said _, Announced _, TopicSet _, KeepingSet _, Erased _, Pinned _ -> {}
        }
    }

    private void amend(long of, LogEntry by, String me) {
        int at = indexOf(of);
        if (at >= 0) {
            LogRow old = rows.get(at);
            Entry now = row(((Entry) old).logEntry().after(by), me);
            if (!now.equals(old)) {
                rows.set(at, now);
            }
            if (of == own && !(now.logEntry() instanceof Said)) {
                own = findOwn();
            }
        }
    }

    /// Whether an entry is seen as a row of its own.
    private static boolean isRow(LogEntry entry) {
        return switch (entry) {
            case Said _, Announced _, TopicSet _, KeepingSet _, Erased _ -> true;
            case Pinned pin -> pin.on();
            case Edited _, Deleted _, Reacted _ -> false;
        };
    }

    /// Where the row with this `seq` is; -1 if there is none.
    public int indexOf(long seq) {
        int low = 0;
        int high = rows.size() - outgoing - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle;
            while (at >= low && !(rows.get(at) instanceof Entry)) {
                at--;
            }
            long here = at < low ? 0 : ((Entry) rows.get(at)).logEntry().seq();
            if (here == seq && at >= low) {
                return at;
            }
            if (here < seq) {
                low = middle + 1;
            } else {
                high = at - 1;
            }
        }
        return -1;
    }

    /// The row with this `seq`; null if it is not here.
    public @Nullable Entry entry(long seq) {
        int at = indexOf(seq);
        return at < 0 ? null : (Entry) rows.get(at);
    }

    /// The `seq` of this person's last message; 0 if there is none here.
    public long lastOwnSeq() {
        return own;
    }

    /// The last message of this person's own; null if there is none here.
    public @Nullable Entry lastOwn() {
        return own == 0 ? null : entry(own);
    }

    private long findOwn() {
        for (int i = rows.size() - outgoing - 1; i >= 0; i--) {
            if (rows.get(i) instanceof Entry entry
                    && entry.mine()
                    && entry.logEntry() instanceof Said) {
                return entry.logEntry().seq();
            }
        }
        return 0;
    }

    /// Takes away the outgoing row that an entry, seen before or not, answers.
    void removeAnswered(LogEntry entry, String me) {
        if (entry.n() > 0 && entry.by().equals(me)) {
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

    /// Something on its way out is on this computer's disk.
    void markSaved(long n) {
        change(n, row -> new Outgoing(row.message(), true));
    }

    /// Why something on its way out was not taken; empty when it is tried again.
    void markRefused(long n, String error) {
        change(n, row -> new Outgoing(row.message().withError(error), row.saved()));
    }

    /// Something on its way out has another number from now on, and is to be kept anew.
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
        if (rows.removeIf(row -> row instanceof Outgoing out && out.n() == n)) {
            outgoing--;
        }
    }

    List<Outgoing> outgoing() {
        return rows.subList(rows.size() - outgoing, rows.size()).stream()
                .map(Outgoing.class::cast)
                .toList();
    }

    /// Puts the line above the newest `count` messages of others.
    void markNew(int count, long at) {
        clearNew();
        int left = count;
        for (int i = rows.size() - outgoing - 1; i >= 0 && left > 0; i--) {
            if (rows.get(i) instanceof Entry entry && entry.isNews() && --left == 0) {
                rows.add(i, new NewLine(at));
                hasLine = true;
            }
        }
    }

    void clearNew() {
        if (hasLine) {
            hasLine = false;
            rows.removeIf(NewLine.class::isInstance);
        }
    }

    private Entry row(LogEntry entry, String me) {
        return new Entry(entry, entry.by().equals(me), reactions.reactionsTo(entry.seq(), me));
    }
}
