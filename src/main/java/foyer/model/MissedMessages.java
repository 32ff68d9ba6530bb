package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Offers the messages that the user missed while away, and steps through them room by room. UI
/// thread.
///
/// Looks at the loaded messages of others after the read position. If they reach further back,
/// loads at most [#PAGES] pages, and the offer says that it is not complete. Each message counts
/// once, as the first [MissedKind] that applies.
public final class MissedMessages {
    /// So many unread messages do not fit on the screen.
    static final int MANY = 10;

    /// After an absence of this length, few messages are offered too.
    static final Duration AWAY = Duration.ofMinutes(5);

    static final int PAGES = 10;

    /// Limits the work in a room with very many messages.
    private static final int MAX_SCANNED = 2_000;

    /// A missed part of a room's log.
    ///
    /// @param after the last `seq` that was read
    /// @param upTo the last `seq` that was missed
    private record Span(RoomModel room, long after, long upTo) {}

    /// A missed message that may matter.
    private record Item(RoomModel room, long seq, MissedKind kind) {}

    /// What is offered to the user.
    ///
    /// @param counts the number of messages of each kind; empty if nothing is offered
    /// @param isWhole whether all missed messages were looked at
    /// @param position the position of the shown message, from 1; 0 before the first
    /// @param shown the shown message; null before the first
    public record Offer(
            Map<MissedKind, Integer> counts, boolean isWhole, int position, @Nullable Shown shown) {
        static final Offer NONE = new Offer(Map.of(), true, 0, null);

        public int count() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// The missed message that is shown.
    ///
    /// @param by the author's name
    /// @param room the room's title; empty for a direct conversation
    public record Shown(MissedKind kind, String by, String room) {}

    private final String myId;
    private final RoomList rooms;
    private final InstantSource clock;
    private final List<Span> spans = new ArrayList<>();
    private final Map<RoomModel, Long> dismissedUpTo = new HashMap<>();
    private final Map<RoomModel, Integer> entered = new HashMap<>();
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(Offer.NONE);
    private List<Item> items = List.of();
    private boolean whole = true;
    private int position = -1;
    private int pages = PAGES;
    private @Nullable FullLogLoader loader;

    /// When the user looked away; 0 if that was before the program started.
    private long leftAtMillis;

    private long lostAtMillis;

    MissedMessages(String myId, RoomList rooms, InstantSource clock) {
        this.myId = myId;
        this.rooms = rooms;
        this.clock = clock;
    }

    public ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /// The user has looked away.
    void windowLeft() {
        leftAtMillis = Math.min(leftAtMillis, clock.millis());
    }

    /// The user has been idle for long.
    void userIdle() {
        leftAtMillis = 0;
    }

    void onDisconnected() {
        lostAtMillis = clock.millis();
        entered.clear();
    }

    /// The user has joined or rejoined a room.
    void roomEntered(RoomModel room) {
        entered.merge(room, 1, Integer::sum);
    }

    /// The user looks at a room; it is marked read after this.
    ///
    /// @param wasShown whether the room was shown before the user looked away
    void roomOpened(RoomModel room, boolean wasShown) {
        boolean wasAway = wasShown && isLong(leftAtMillis);
        if (wasAway || room.unreadProperty().get() >= MANY) {
            begin(room, room.unread().readUpTo());
        }
        if (wasShown) {
            leftAtMillis = Long.MAX_VALUE;
        }
    }

    /// Messages sent while the user was disconnected have been loaded.
    ///
    /// @param readUpTo the read position before
    void messagesArrived(RoomModel room, long readUpTo, int count) {
        boolean isBack = readUpTo != UnreadCounter.NEVER && entered.getOrDefault(room, 0) == 1;
        if (isBack && count > 0 && (isLong(lostAtMillis) || count >= MANY)) {
            begin(room, readUpTo);
        }
    }

    private boolean isLong(long since) {
        return clock.millis() - since >= AWAY.toMillis();
    }

    private void begin(RoomModel room, long readUpTo) {
        if (position >= 0) {
            // messages that arrive while the user steps through others are offered later
            return;
        }
        add(room, readUpTo);
        addUnread();
        rescan();
        loadPage();
    }

    private void addUnread() {
        for (RoomModel room : rooms.rooms()) {
            if (room.unreadProperty().get() > 0) {
                add(room, room.unread().readUpTo());
            }
        }
    }

    private void add(RoomModel room, long readUpTo) {
        long last = room.log().last();
        long dismissed = dismissedUpTo.getOrDefault(room, 0L);
        long from = dismissed > last ? readUpTo : Math.max(readUpTo, dismissed);
        if (readUpTo != UnreadCounter.NEVER && from < last) {
            spans.removeIf(span -> span.room == room && span.after >= from);
            spans.add(new Span(room, from, last));
        }
    }

    /// Updates the offer after more members or messages were loaded.
    void rescan() {
        if (spans.isEmpty()) {
            return;
        }
        Item current = position < 0 ? null : items.get(position);
        var found = new LinkedHashMap<RoomModel, TreeMap<Long, MissedKind>>();
        whole = true;
        for (Span span : List.copyOf(spans)) {
            rescan(span, found.computeIfAbsent(span.room, _ -> new TreeMap<>()));
        }
        var all = new ArrayList<Item>();
        found.forEach(
                (room, kinds) -> kinds.forEach((seq, kind) -> all.add(new Item(room, seq, kind))));
        items = List.copyOf(all);
        position =
                current == null
                        ? -1
                        : Math.max(items.indexOf(current), Math.min(position, items.size() - 1));
        updateOffer();
    }

    private void rescan(Span span, Map<Long, MissedKind> into) {
        List<Entry> news = span.room.log().messagesAfter(span.after, MAX_SCANNED);
        boolean all = news.size() < MAX_SCANNED && isLoaded(span);
        whole &= all;
        for (Entry entry : news) {
            MissedKind kind =
                    entry.logEntry().seq() > span.upTo
                            ? null
                            : MissedKind.of(entry, span.room, myId);
            if (kind != null) {
                into.put(entry.logEntry().seq(), kind);
            }
        }
        if (all && into.isEmpty() && span.room.roster().size() > 0) {
            spans.remove(span);
        }
    }

    private static boolean isLoaded(Span span) {
        return span.room.log().containsFrom(span.after + 1)
                || !span.room.history().hasOlderProperty().get();
    }

    private void loadPage() {
        if (loader != null) {
            return;
        }
        for (Span span : spans) {
            boolean inside = span.room.membershipProperty().get() == Membership.INSIDE;
            if (inside && pages > 0 && !isLoaded(span)) {
                pages--;
                var pageLoader = new FullLogLoader(span.room, span.after + 1, 1);
                loader = pageLoader;
                pageLoader.load(() -> onPageLoaded(pageLoader));
                return;
            }
        }
    }

    private void onPageLoaded(FullLogLoader finished) {
        if (loader == finished) {
            loader = null;
            rescan();
            loadPage();
        }
    }

    /// Shows the next or previous missed message; after the last, ends the offer. If nothing is
    /// offered, starts with the unread messages.
    ///
    /// @param offset 1 or -1
    public void step(int offset) {
        if (items.isEmpty()) {
            addUnread();
            rescan();
            loadPage();
        }
        int next = position + offset;
        while (next >= 0 && next < items.size() && entry(items.get(next)) == null) {
            next += offset;
        }
        if (next >= items.size()) {
            dismiss();
        } else if (next >= 0) {
            position = next;
            Item item = items.get(next);
            rooms.select(item.room);
            item.room.history().seek(item.seq);
            updateOffer();
        }
    }

    /// The message; null if it was deleted or the user has left the room.
    private @Nullable LogEntry entry(Item item) {
        boolean inside =
                rooms.rooms().contains(item.room)
                        && item.room.membershipProperty().get() != Membership.OUTSIDE;
        Entry entry = inside ? item.room.log().entry(item.seq) : null;
        return entry == null || !entry.isNews() ? null : entry.logEntry();
    }

    /// Ends the offer.
    public void dismiss() {
        if (loader != null) {
            loader.stop();
            loader = null;
        }
        spans.forEach(span -> dismissedUpTo.merge(span.room, span.upTo, Math::max));
        spans.clear();
        items = List.of();
        position = -1;
        pages = PAGES;
        updateOffer();
    }

    private void updateOffer() {
        var counts = new EnumMap<MissedKind, Integer>(MissedKind.class);
        items.forEach(item -> counts.merge(item.kind, 1, Integer::sum));
        offer.set(
                items.isEmpty()
                        ? Offer.NONE
                        : new Offer(Map.copyOf(counts), whole, position + 1, shown()));
    }

    private @Nullable Shown shown() {
        Item item = position < 0 ? null : items.get(position);
        LogEntry message = item == null ? null : entry(item);
        return item == null || message == null
                ? null
                : new Shown(
                        item.kind,
                        message.name(),
                        item.room.isDirect() ? "" : item.room.titleProperty().get());
    }
}
