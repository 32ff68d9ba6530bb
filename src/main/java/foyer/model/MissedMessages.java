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

/// What this person missed in the rooms they had read before: offered when they come back, and gone
/// through one by one, room after room. UI thread.
///
/// It counts messages of others behind the read position that are here; where they reach further
/// back, [#PAGES] pages are fetched at the most, and what is not known then is said. Each message
/// counts once, as the first of [MissedKind] that it is.
public final class MissedMessages {
    /// With so many unread, a room shows no longer all of them at a glance.
    static final int ENOUGH = 10;

    /// Who was away for so long is told even of few.
    static final Duration AWAY = Duration.ofMinutes(5);

    static final int PAGES = 10;

    /// So many of a room are looked at, the newest.
    private static final int LOOKED_AT = 2_000;

    /// A part of a room's log that was missed.
    ///
    /// @param behind the last that was read
    /// @param upTo the last that was missed
    private record Span(RoomModel room, long behind, long upTo) {}

    /// A message that may matter.
    private record Item(RoomModel room, long seq, MissedKind kind) {}

    /// What is offered.
    ///
    /// @param counts how many of each kind; empty if nothing is offered
    /// @param isWhole whether all that was missed was looked at
    /// @param position the number of the one that is shown, from 1 on; 0 before the first
    /// @param shown that one
    public record Offer(
            Map<MissedKind, Integer> counts, boolean isWhole, int position, @Nullable Shown shown) {
        static final Offer NONE = new Offer(Map.of(), true, 0, null);

        public int count() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// The one that was gone to.
    ///
    /// @param room what it is called; empty for a conversation with who said it
    public record Shown(MissedKind kind, String by, String room) {}

    private final String me;
    private final RoomList rooms;
    private final InstantSource clock;
    private final List<Span> spans = new ArrayList<>();
    private final Map<RoomModel, Long> done = new HashMap<>();
    private final Map<RoomModel, Integer> entered = new HashMap<>();
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(Offer.NONE);
    private List<Item> items = List.of();
    private boolean whole = true;
    private int at = -1;
    private int pages = PAGES;
    private @Nullable FullLogLoader fetching;

    /// When this person looked away; 0 before the program began.
    private long leftAt;

    private long lostAt;

    /// @param me this person's id
    MissedMessages(String me, RoomList rooms, InstantSource clock) {
        this.me = me;
        this.rooms = rooms;
        this.clock = clock;
    }

    public ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /// This person looks elsewhere from now on.
    void windowLeft() {
        leftAt = Math.min(leftAt, clock.millis());
    }

    /// They have not touched anything for long.
    void userIdle() {
        leftAt = 0;
    }

    void onDisconnected() {
        lostAt = clock.millis();
        entered.clear();
    }

    /// This person is in a room, for the first time since the connection is there or once more.
    void roomEntered(RoomModel room) {
        entered.merge(room, 1, Integer::sum);
    }

    /// This person looks at a room, and will have read it at once.
    ///
    /// @param back whether it was before them already, and they looked elsewhere
    void roomOpened(RoomModel room, boolean back) {
        boolean away = back && isLong(leftAt);
        if (away || room.unreadProperty().get() >= ENOUGH) {
            begin(room, behind(room));
        }
        if (back) {
            leftAt = Long.MAX_VALUE;
        }
    }

    /// What was said while there was no connection came to a room.
    ///
    /// @param behind what had been read before
    void messagesArrived(RoomModel room, long behind, int count) {
        boolean back = behind != UnreadCounter.NEVER && entered.getOrDefault(room, 0) == 1;
        if (back && count > 0 && (isLong(lostAt) || count >= ENOUGH)) {
            begin(room, behind);
        }
    }

    private boolean isLong(long since) {
        return clock.millis() - since >= AWAY.toMillis();
    }

    private long behind(RoomModel room) {
        return room.unread().readUpTo();
    }

    private void begin(RoomModel room, long behind) {
        if (at >= 0) {
            // what came while one goes through the others is for the next time
            return;
        }
        add(room, behind);
        addUnread();
        rescan();
        fetch();
    }

    private void addUnread() {
        for (RoomModel room : rooms.rooms()) {
            if (room.unreadProperty().get() > 0) {
                add(room, behind(room));
            }
        }
    }

    private void add(RoomModel room, long behind) {
        long last = room.log().last();
        long passed = done.getOrDefault(room, 0L);
        long from = passed > last ? behind : Math.max(behind, passed);
        if (behind != UnreadCounter.NEVER && from < last) {
            spans.removeIf(span -> span.room == room && span.behind >= from);
            spans.add(new Span(room, from, last));
        }
    }

    /// More is known: who is in a room, or what was said before.
    void rescan() {
        if (spans.isEmpty()) {
            return;
        }
        Item now = at < 0 ? null : items.get(at);
        var found = new LinkedHashMap<RoomModel, TreeMap<Long, MissedKind>>();
        whole = true;
        for (Span span : List.copyOf(spans)) {
            rescan(span, found.computeIfAbsent(span.room, _ -> new TreeMap<>()));
        }
        var all = new ArrayList<Item>();
        found.forEach(
                (room, kinds) -> kinds.forEach((seq, kind) -> all.add(new Item(room, seq, kind))));
        items = List.copyOf(all);
        at = now == null ? -1 : Math.max(items.indexOf(now), Math.min(at, items.size() - 1));
        tell();
    }

    private void rescan(Span span, Map<Long, MissedKind> into) {
        List<Entry> news = span.room.log().messagesAfter(span.behind, LOOKED_AT);
        boolean all = news.size() < LOOKED_AT && isHere(span);
        whole &= all;
        for (Entry entry : news) {
            MissedKind kind =
                    entry.logEntry().seq() > span.upTo ? null : MissedKind.of(entry, span.room, me);
            if (kind != null) {
                into.put(entry.logEntry().seq(), kind);
            }
        }
        if (all && into.isEmpty() && span.room.roster().size() > 0) {
            spans.remove(span);
        }
    }

    private static boolean isHere(Span span) {
        return span.room.log().containsFrom(span.behind + 1)
                || !span.room.history().hasOlderProperty().get();
    }

    private void fetch() {
        if (fetching != null) {
            return;
        }
        for (Span span : spans) {
            boolean inside = span.room.membershipProperty().get() == Membership.INSIDE;
            if (inside && pages > 0 && !isHere(span)) {
                pages--;
                var bring = new FullLogLoader(span.room, span.behind + 1, 1);
                fetching = bring;
                bring.load(() -> fetched(bring));
                return;
            }
        }
    }

    private void fetched(FullLogLoader brought) {
        if (fetching == brought) {
            fetching = null;
            rescan();
            fetch();
        }
    }

    /// Goes to the next one, or to the one before; behind the last it is over. Where nothing is
    /// offered, begins with what is unread.
    ///
    /// @param by 1 or -1
    public void step(int by) {
        if (items.isEmpty()) {
            addUnread();
            rescan();
            fetch();
        }
        int next = at + by;
        while (next >= 0 && next < items.size() && entry(items.get(next)) == null) {
            next += by;
        }
        if (next >= items.size()) {
            dismiss();
        } else if (next >= 0) {
            at = next;
            Item item = items.get(next);
            rooms.select(item.room);
            item.room.history().seek(item.seq);
            tell();
        }
    }

    /// The message, unless it was deleted since or the room was left.
    private @Nullable LogEntry entry(Item item) {
        boolean inside =
                rooms.rooms().contains(item.room)
                        && item.room.membershipProperty().get() != Membership.OUTSIDE;
        Entry entry = inside ? item.room.log().entry(item.seq) : null;
        return entry == null || !entry.isNews() ? null : entry.logEntry();
    }

    /// They want to hear no more of it.
    public void dismiss() {
        if (fetching != null) {
            fetching.stop();
            fetching = null;
        }
        spans.forEach(span -> done.merge(span.room, span.upTo, Math::max));
        spans.clear();
        items = List.of();
        at = -1;
        pages = PAGES;
        tell();
    }

    private void tell() {
        var counts = new EnumMap<MissedKind, Integer>(MissedKind.class);
        items.forEach(item -> counts.merge(item.kind, 1, Integer::sum));
        offer.set(
                items.isEmpty()
                        ? Offer.NONE
                        : new Offer(Map.copyOf(counts), whole, at + 1, shown()));
    }

    private @Nullable Shown shown() {
        Item item = at < 0 ? null : items.get(at);
        LogEntry message = item == null ? null : entry(item);
        return item == null || message == null
                ? null
                : new Shown(
                        item.kind,
                        message.name(),
                        item.room.isDirect() ? "" : item.room.titleProperty().get());
    }
}
