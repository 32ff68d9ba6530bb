package foyer.serverfiles;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The online members whose files did not fit on the disk. Bounded. One thread.
final class SpaceWaitlist {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWaitlist.class);

    private static final int MAX_MEMBERS = 1_000;

    private final StoreDirectory directory;

    /// The size of each member's smallest file that did not fit.
    private final Map<String, Long> waiting = new HashMap<>();

    SpaceWaitlist(StoreDirectory directory) {
        this.directory = directory;
    }

    /// Whether a file fits, with space to spare for messages.
    boolean hasSpaceFor(long bytes) throws IOException {
        return free() >= bytes;
    }

    private long free() throws IOException {
        return directory.free() - FileLimits.MIN_FREE_BYTES;
    }

    /// Adds a member whose file failed, if the disk lacks space for it.
    void addIfFull(String member, long bytes) {
        try {
            if (!hasSpaceFor(bytes)
                    && (waiting.size() < MAX_MEMBERS || waiting.containsKey(member))) {
                waiting.merge(member, bytes, Math::min);
            }
        } catch (IOException e) {
            LOG.debug("cannot read the free disk space", e);
        }
    }

    /// Removes a member.
    void forget(String member) {
        waiting.remove(member);
    }

    boolean isAny() {
        return !waiting.isEmpty();
    }

    /// Removes and returns the members whose files fit. Also removes those who are offline.
    List<String> pollSatisfied(Set<String> online) {
        waiting.keySet().retainAll(online);
        try {
            long free = free();
            List<String> satisfied =
                    waiting.entrySet().stream()
                            .filter(each -> each.getValue() <= free)
                            .map(Map.Entry::getKey)
                            .toList();
            satisfied.forEach(waiting::remove);
            return satisfied;
        } catch (IOException e) {
            LOG.debug("cannot read the free disk space", e);
            return List.of();
        }
    }
}
