package foyer.serverfiles;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The uploads that were offered and have not begun. They take no space, and lapse after a minute:
/// a member who comes later offers again. One thread.
final class UploadOffers {
    /// Beyond this, the oldest lapses.
    static final int OFFERS_MAX = 10_000;

    private static final long LIFE_MILLIS = Duration.ofMinutes(1).toMillis();

    private record Key(String file, String member) {}

    private record Offer(StoredFile.Partial partial, long at) {}

    private final InstantSource clock;
    private final SequencedMap<Key, Offer> offers = new LinkedHashMap<>();

    UploadOffers(InstantSource clock) {
        this.clock = clock;
    }

    void add(StoredFile.Partial partial) {
        removeLapsed();
        offers.putLast(
                new Key(partial.file(), partial.member()), new Offer(partial, clock.millis()));
        if (offers.size() > OFFERS_MAX) {
            offers.pollFirstEntry();
        }
    }

    /// How many of a member there are.
    long count(String member) {
        removeLapsed();
        return offers.keySet().stream().filter(key -> key.member.equals(member)).count();
    }

    /// A member's offer of a file, or null if there is none.
    StoredFile.@Nullable Partial of(String file, String member) {
        Offer offer = offers.get(new Key(file, member));
        return offer == null ? null : offer.partial;
    }

    void remove(String file, String member) {
        offers.remove(new Key(file, member));
    }

    private void removeLapsed() {
        long lapsed = clock.millis() - LIFE_MILLIS;
        while (!offers.isEmpty() && offers.firstEntry().getValue().at < lapsed) {
            offers.pollFirstEntry();
        }
    }
}
