package foyer.hub;

import foyer.protocol.Event;
import foyer.store.Change;
import foyer.store.MessageStore;
import foyer.store.NotStored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store takes things. Once the disk fails, nothing is stored until a trial succeeds.
/// One thread, the hub's.
final class Storing {
    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
    private static final long BETWEEN_TRIALS = 1_000_000_000L;
    private static final int INDEXED_AT_ONCE = 200;

    private interface Upkeep {
        void run() throws NotStored;
    }

    private final MessageStore store;
    private final LongSupplier nanoTime;
    private final Map<String, Change.Member> later = new LinkedHashMap<>();
    private boolean works = true;
    private boolean told = true;
    private long triedAt;

    Storing(MessageStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    boolean works() {
        return works;
    }

    /// Stores all of these or nothing.
    boolean keep(List<Change> changes) {
        if (!works) {
            return false;
        }
        try {
            store.keep(changes);
            return true;
        } catch (NotStored e) {
            LOG.error(
                    "{} changes could not be stored: {}",
                    changes.size(),
                    String.valueOf(e.getCause()));
            if (e.isOfTheDisk()) {
                works = false;
                triedAt = nanoTime.getAsLong();
            }
            return false;
        }
    }

    /// Called after everybody was told.
    void tidy() {
        goOn("sorted in", store::tidy);
    }

    /// Stores this now or, if the disk fails, as soon as it works again.
    void keepInTheEnd(Change.Member member) {
        if (!keep(List.of(member))) {
            later.put(member.id(), member);
        }
    }

    /// Lets the index of words catch up a little; a search would have to wait for it.
    void index() {
        goOn("indexed", () -> store.index(INDEXED_AT_ONCE));
    }

    private void goOn(String done, Upkeep upkeep) {
        if (works) {
            try {
                upkeep.run();
            } catch (NotStored e) {
                LOG.warn("what was said cannot be {}: {}", done, String.valueOf(e.getCause()));
                works = !e.isOfTheDisk();
                triedAt = nanoTime.getAsLong();
            }
        }
    }

    /// Once a second while the disk fails, finds out whether it still does.
    void tick() {
        long now = nanoTime.getAsLong();
        if (works || now - triedAt < BETWEEN_TRIALS) {
            return;
        }
        triedAt = now;
        try {
            store.tryOut();
            works = true;
        } catch (NotStored e) {
            LOG.debug("still not", e);
            return;
        }
        if (later.isEmpty() || keep(new ArrayList<>(later.values()))) {
            later.clear();
        }
        if (works) {
            LOG.info("the disk takes everything again");
        }
    }

    /// Whether everybody is to be told [#event] now, since it changed; after this they count as
    /// told.
    boolean isNews() {
        boolean news = works != told;
        told = works;
        return news;
    }

    Event.Storing event() {
        return new Event.Storing(
                works,
                works
                        ? "The host’s disk works again. What you say is stored."
                        : "The host’s disk takes nothing more. You can read, but nothing new is"
                                + " stored until there is room again.");
    }
}
