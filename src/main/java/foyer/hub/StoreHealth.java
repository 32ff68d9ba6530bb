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

/// Whether the store takes things. Once the disk fails, nothing is stored until a trial succeeds.
/// One thread, the hub's.
final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final long BETWEEN_TRIALS = 1_000_000_000L;
    private static final int INDEXED_AT_ONCE = 200;

    private interface Upkeep {
        void run() throws NotStoredException;
    }

    private final MessageStore store;
    private final LongSupplier nanoTime;
    private final Map<String, Change.Member> later = new LinkedHashMap<>();
    private boolean writable = true;
    private boolean told = true;
    private long triedAt;

    StoreHealth(MessageStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    boolean isWritable() {
        return writable;
    }

    /// Stores all of these or nothing.
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
            if (e.isDiskFailure()) {
                writable = false;
                triedAt = nanoTime.getAsLong();
            }
            return false;
        }
    }

    /// Called after everybody was told.
    void runMaintenance() {
        runUpkeep("sorted in", store::runMaintenance);
    }

    /// Stores this now or, if the disk fails, as soon as it works again.
    void storeEventually(Change.Member member) {
        if (!store(List.of(member))) {
            later.put(member.id(), member);
        }
    }

    /// Lets the index of words catch up a little; a search would have to wait for it.
    void updateSearchIndex() {
        runUpkeep("indexed", () -> store.updateSearchIndex(INDEXED_AT_ONCE));
    }

    private void runUpkeep(String done, Upkeep upkeep) {
        if (writable) {
            try {
                upkeep.run();
            } catch (NotStoredException e) {
                LOG.warn("what was said cannot be {}: {}", done, String.valueOf(e.getCause()));
                writable = !e.isDiskFailure();
                triedAt = nanoTime.getAsLong();
            }
        }
    }

    /// Once a second while the disk fails, finds out whether it still does.
    void tick() {
        long now = nanoTime.getAsLong();
        if (writable || now - triedAt < BETWEEN_TRIALS) {
            return;
        }
        triedAt = now;
        try {
            store.probeDisk();
            writable = true;
        } catch (NotStoredException e) {
            LOG.debug("still not", e);
            return;
        }
        if (later.isEmpty() || store(new ArrayList<>(later.values()))) {
            later.clear();
        }
        if (writable) {
            LOG.info("the disk takes everything again");
        }
    }

    /// Whether everybody is to be told [#statusEvent] now, since it changed; after this they count
    /// as told.
    boolean pollStatusChange() {
        boolean news = writable != told;
        told = writable;
        return news;
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
