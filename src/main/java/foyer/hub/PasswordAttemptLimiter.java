package foyer.hub;

import foyer.hub.HubLimits.PasswordAttempts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How often passwords may be tried from one address. One thread, the hub's.
final class PasswordAttemptLimiter {
    /// Those whose last try is longest ago are forgotten beyond; one device cannot come from that
    /// many.
    static final int ADDRESSES_MAX = 10_000;

    private final int most;
    private final long window;
    private final SequencedMap<AddressRange, Deque<Long>> tries = new LinkedHashMap<>();

    PasswordAttemptLimiter(PasswordAttempts passwordAttempts) {
        this.most = passwordAttempts.most();
        this.window = passwordAttempts.within().toNanos();
    }

    /// Counts a try.
    ///
    /// @return whether it may be made; if not, it is not counted
    boolean tryAcquire(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        if (times == null) {
            times = new ArrayDeque<>();
            forgetOldest(nanos);
        }
        while (!times.isEmpty() && nanos - times.getFirst() >= window) {
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
    void refund(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        if (times != null) {
            times.removeLastOccurrence(nanos);
        }
    }

    /// How many minutes it is until one may be made again, rounded up.
    long minutesLeft(AddressRange from, long nanos) {
        Deque<Long> times = tries.get(from);
        long since = times == null || times.isEmpty() ? window : nanos - times.getFirst();
        return Math.max(1, Math.ceilDiv(window - since, 60_000_000_000L));
    }

    private void forgetOldest(long nanos) {
        while (!tries.isEmpty()) {
            Deque<Long> times = tries.firstEntry().getValue();
            boolean over = times.isEmpty() || nanos - times.getLast() >= window;
            if (!over && tries.size() < ADDRESSES_MAX) {
                return;
            }
            tries.pollFirstEntry();
        }
    }
}
