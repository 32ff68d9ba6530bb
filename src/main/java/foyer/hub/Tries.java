package foyer.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How often passwords may be tried from one address: so many in any ten minutes. One thread, the
/// hub's.
final class Tries {
    /// Those whose last try is longest ago are forgotten beyond; one device cannot come from that
    /// many.
    static final int ADDRESSES_MAX = 10_000;

    private static final long WINDOW = 600_000_000_000L;

    private final int most;
    private final SequencedMap<AddressRange, Deque<Long>> tries = new LinkedHashMap<>();

    Tries(int most) {
        this.most = most;
    }

    /// Counts a try.
    ///
    /// @return whether it may be made; if not, it is not counted
    boolean takes(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        if (times == null) {
            times = new ArrayDeque<>();
            forgetOldest(nanos);
        }
        while (!times.isEmpty() && nanos - times.getFirst() >= WINDOW) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(nanos);
        tries.putLast(from, times);
        return true;
    }

    /// That try was right, or was not made: it does not count.
    void giveBack(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        if (times != null) {
            times.removeLastOccurrence(nanos);
        }
    }

    /// How many minutes it is until one may be made again, rounded up.
    long minutesLeft(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        long since = times == null || times.isEmpty() ? WINDOW : nanos - times.getFirst();
        return Math.max(1, Math.ceilDiv(WINDOW - since, 60_000_000_000L));
    }

    private void forgetOldest(long nanos) {
        while (!tries.isEmpty()) {
            Deque<Long> times = tries.firstEntry().getValue();
            boolean over = times.isEmpty() || nanos - times.getLast() >= WINDOW;
            if (!over && tries.size() < ADDRESSES_MAX) {
                return;
            }
            tries.pollFirstEntry();
        }
    }
}
