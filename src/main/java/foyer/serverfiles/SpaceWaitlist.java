package foyer.serverfiles;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose files found no room on the disk, and whether they would now; those who are here, and of
/// very many the first. One thread, [SharedFileStore]'s.
final class SpaceWaitlist {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWaitlist.class);

    private static final int MOST = 1_000;

    private final StoreDirectory directory;

    /// Member to the bytes they lack; of several files, of the smallest.
    private final Map<String, Long> lacking = new HashMap<>();

    SpaceWaitlist(StoreDirectory directory) {
        this.directory = directory;
    }

    /// Whether so much can be taken without taking the room of what people say.
    boolean hasSpaceFor(long bytes) throws IOException {
        return free() >= bytes;
    }

    private long free() throws IOException {
        return directory.free() - FileLimits.SPARE;
    }

    /// The disk did not take so much of a member's file; whether for want of room is found out.
    void refused(String member, long bytes) {
        try {
            if (!hasSpaceFor(bytes) && (lacking.size() < MOST || lacking.containsKey(member))) {
                lacking.merge(member, bytes, Math::min);
            }
        } catch (IOException e) {
            LOG.debug("the disk does not tell how much room it has", e);
        }
    }

    /// A member gives nothing for now.
    void forget(String member) {
        lacking.remove(member);
    }

    boolean isAny() {
        return !lacking.isEmpty();
    }

    /// Those for whom there is room again; they lack nothing from now on, nor do those who are not
    /// here.
    List<String> pollSatisfied(Set<String> here) {
        lacking.keySet().retainAll(here);
        try {
            long free = free();
            List<String> over =
                    lacking.entrySet().stream()
                            .filter(each -> each.getValue() <= free)
                            .map(Map.Entry::getKey)
                            .toList();
            over.forEach(lacking::remove);
            return over;
        } catch (IOException e) {
            LOG.debug("the disk does not tell how much room it has", e);
            return List.of();
        }
    }
}
