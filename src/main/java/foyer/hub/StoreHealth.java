package foyer.hub;

import foyer.protocol.Event;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.serverstore.NotStoredException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the store, and stops writing after a disk failure until a probe succeeds. Hub thread.
final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final long PROBE_INTERVAL = 1_000_000_000L;

    /// How many entries are indexed at once; a search would have to wait for all of them.
    private static final int INDEXED_AT_ONCE = 200;

    /// How many entries may wait: a search adds them first, and many together change fewer pages of
    /// the file.
    private static final int WAITING_MAX = 50;

    private interface Upkeep {
        void run() throws NotStoredException;
    }

    private final MessageStore store;
    private final LongSupplier nanoTime;
    private final Map<String, Change.Member> deferred = new LinkedHashMap<>();
    private boolean writable = true;
    private boolean lastPolled = true;
    private long probedAt;

    StoreHealth(MessageStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    boolean isWritable() {
        return writable;
    }

    /// Stores all changes or none.
    ///
    /// @return true if all changes are stored, false if none is
    boolean store(List<Change> changes) {
        if (!writable) {
            return false;
        }
        try {
            store.store(changes);
            return true;
        } catch (NotStoredException e) {
            LOG.error(
                    "{} changes could not be stored: {}",
                    changes.size(),
                    String.valueOf(e.getCause()));
            markIfDiskFailure(e);
            return false;
        }
    }

    private void markIfDiskFailure(NotStoredException e) {
        if (e.isDiskFailure()) {
            writable = false;
            probedAt = nanoTime.getAsLong();
        }
    }

    /// Call it when everything is sent.
    void runMaintenance() {
        runUpkeep("maintenance", store::runMaintenance);
    }

    /// Stores a member now or, if that fails, when the disk works again.
    void storeEventually(Change.Member member) {
        if (!store(List.of(member))) {
            deferred.put(member.id(), member);
        }
    }

    void updateSearchIndex() {
        if (store.waitingForIndex() > WAITING_MAX) {
            runUpkeep("indexing", () -> store.updateSearchIndex(INDEXED_AT_ONCE));
        }
    }

    private void runUpkeep(String name, Upkeep upkeep) {
        if (writable) {
            try {
                upkeep.run();
            } catch (NotStoredException e) {
                LOG.warn("{} of the store failed: {}", name, String.valueOf(e.getCause()));
                markIfDiskFailure(e);
            }
        }
    }

    /// After a disk failure, probes the disk once a second.
    void tick() {
        long now = nanoTime.getAsLong();
        if (writable || now - probedAt < PROBE_INTERVAL) {
            return;
        }
        probedAt = now;
        try {
            store.probeDisk();
            writable = true;
        } catch (NotStoredException e) {
            LOG.debug("the disk still fails", e);
            return;
        }
        if (deferred.isEmpty() || store(new ArrayList<>(deferred.values()))) {
            deferred.clear();
        }
        if (writable) {
            LOG.info("the disk works again");
        }
    }

    /// Whether [#isWritable] changed since the last call.
    boolean pollStatusChange() {
        boolean changed = writable != lastPolled;
        lastPolled = writable;
        return changed;
    }

    Event.Storing statusEvent() {
        return new Event.Storing(
                writable,
                writable
                        ? "The host’s disk works again. Messages are being saved."
                        : "The host can’t save messages right now. You can read, but new messages"
                                + " must wait until it can.");
    }
}
