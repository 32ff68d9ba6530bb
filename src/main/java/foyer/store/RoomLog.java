package foyer.store;

import foyer.protocol.Event.Announced;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.Event.TopicSet;
import foyer.store.MessageStore.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One room's newest entries. One thread, the hub's.
final class RoomLog {
    private final Deque<Logged> entries = new ArrayDeque<>();
    private final Map<Numbered, Logged> byNumber = new HashMap<>();
    private long bytes;

    long last() {
        Logged last = entries.peekLast();
        return last == null ? 0 : last.seq();
    }

    long first() {
        Logged first = entries.peekFirst();
        return first == null ? Long.MAX_VALUE : first.seq();
    }

    void add(Logged entry) {
        entries.addLast(entry);
        bytes += size(entry);
        Numbered number = MessageStore.numberOf(entry);
        if (number != null) {
            byNumber.put(number, entry);
        }
        while (entries.size() > MessageStore.PER_ROOM || bytes > MessageStore.BYTES_PER_ROOM) {
            Logged oldest = entries.removeFirst();
            bytes -= size(oldest);
            Numbered gone = MessageStore.numberOf(oldest);
            if (gone != null) {
                byNumber.remove(gone);
            }
        }
    }

    List<Logged> before(long seq, int limit) {
        var page = new ArrayList<Logged>();
        for (Iterator<Logged> newest = entries.descendingIterator();
                newest.hasNext() && page.size() < limit; ) {
            Logged entry = newest.next();
            if (entry.seq() < seq) {
                page.add(entry);
            }
        }
        return List.copyOf(page.reversed());
    }

    @Nullable Logged find(String member, long n) {
        return byNumber.get(new Numbered(member, n));
    }

    private static long size(Logged entry) {
        return 100L
                + switch (entry) {
                    case Said said -> said.text().length();
                    case Announced announced -> announced.text().length();
                    case TopicSet topic -> topic.topic().length();
                };
    }
}
