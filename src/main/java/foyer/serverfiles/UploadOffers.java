package foyer.serverfiles;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The uploads that were offered and have not begun. They take no space, and lapse with their
/// connection or after a minute: a member who comes later offers again. One thread.
final class UploadOffers {
    /// Beyond this, the oldest lapses.
    static final int OFFERS_MAX = 10_000;

    private static final long LIFE_MILLIS = Duration.ofMinutes(1).toMillis();

    private record Offer(StoredFile.Partial partial, Object connection, long at) {}

    private record Key(String file, String member) {}

    private final InstantSource clock;
    private final SequencedMap<Key, Offer> offers = new LinkedHashMap<>();

    /// The offered files of each member, at most a few.
    private final Map<String, List<String>> byMember = new HashMap<>();

    UploadOffers(InstantSource clock) {
        this.clock = clock;
    }

    /// Adds an offer, or begins its minute again.
    void add(StoredFile.Partial partial, Object connection) {
        removeLapsed();
        remove(partial.file(), partial.member());
        offers.putLast(
                new Key(partial.file(), partial.member()),
                new Offer(partial, connection, clock.millis()));
        byMember.merge(partial.member(), List.of(partial.file()), UploadOffers::joined);
        if (offers.size() > OFFERS_MAX) {
            removeOldest();
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// How many of a member there are.
    int count(String member) {
        removeLapsed();
        return byMember.getOrDefault(member, List.of()).size();
    }

    /// A member's offer of a file, or null if there is none.
    StoredFile.@Nullable Partial of(String file, String member) {
        Offer offer = offers.get(new Key(file, member));
        return offer == null ? null : offer.partial;
    }

    void remove(String file, String member) {
        if (offers.remove(new Key(file, member)) != null) {
            byMember.computeIfPresent(
                    member,
                    (_, files) -> {
                        List<String> left =
                                files.stream().filter(each -> !each.equals(file)).toList();
                        return left.isEmpty() ? null : left;
                    });
        }
    }

    /// Removes what a member offered on a connection that has ended.
    @SuppressWarnings("ReferenceEquality") // connections are compared by identity
    void removeOf(String member, Object connection) {
        for (String file : byMember.getOrDefault(member, List.of())) {
            Offer offer = offers.get(new Key(file, member));
            if (offer != null && offer.connection == connection) {
                remove(file, member);
            }
        }
    }

    private void removeLapsed() {
        long lapsed = clock.millis() - LIFE_MILLIS;
        while (!offers.isEmpty() && offers.firstEntry().getValue().at < lapsed) {
            removeOldest();
        }
    }

    private void removeOldest() {
        Key oldest = offers.firstEntry().getKey();
        remove(oldest.file, oldest.member);
    }
}
