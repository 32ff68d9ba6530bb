package foyer.hub;

import foyer.hub.HubLimits.PasswordAttempts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Limits wrong passwords from one address. Hub thread.
final class PasswordAttemptLimiter {
    /// Beyond this, the address whose last attempt is oldest is dropped. One device cannot use so
    /// many addresses.
    static final int ADDRESSES_MAX = 10_000;

    private final int most;
    private final long window;
    private final SequencedMap<AddressRange, Deque<Long>> attempts = new LinkedHashMap<>();

    PasswordAttemptLimiter(PasswordAttempts passwordAttempts) {
        this.most = passwordAttempts.most();
        this.window = passwordAttempts.within().toNanos();
    }

    /// Counts an attempt.
    ///
    /// @return true if counted, false if it must be refused
    boolean tryAcquire(AddressRange address, long nanos) {
        Deque<Long> times = attempts.get(address);
        if (times == null) {
            times = new ArrayDeque<>();
            dropOldest(nanos);
        }
        while (!times.isEmpty() && nanos - times.getFirst() >= window) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(nanos);
        attempts.putLast(address, times);
        return true;
    }

    /// Takes back an attempt that was counted at this time, because the password was right or not
    /// checked.
    void refund(AddressRange address, long nanos) {
        Deque<Long> times = attempts.get(address);
        if (times != null) {
            times.removeLastOccurrence(nanos);
        }
    }

    /// The minutes until the next attempt is possible, rounded up.
    long minutesLeft(AddressRange address, long nanos) {
        Deque<Long> times = attempts.get(address);
        long since = times == null || times.isEmpty() ? window : nanos - times.getFirst();
        return Math.max(1, Math.ceilDiv(window - since, 60_000_000_000L));
    }

    private void dropOldest(long nanos) {
        while (!attempts.isEmpty()) {
            Deque<Long> times = attempts.firstEntry().getValue();
            boolean expired = times.isEmpty() || nanos - times.getLast() >= window;
            if (!expired && attempts.size() < ADDRESSES_MAX) {
                return;
            }
            attempts.pollFirstEntry();
        }
    }
}
