package foyer.settings;

import java.util.ArrayList;
import java.util.List;

/// A server this person was at, and how to know it again. Immutable; any thread.
///
/// @param print of its key
/// @param name what it was called
/// @param addresses where it was reached, the last one first
/// @param seenMillis when it last let this person in, in milliseconds since 1970
public record KnownHost(String print, String name, List<String> addresses, long seenMillis) {
    private static final int MOST_ADDRESSES = 8;

    public KnownHost {
        addresses = List.copyOf(addresses);
    }

    /// Seen again.
    ///
    /// @param newName empty if it did not say
    KnownHost seen(String newName, String address, long millis) {
        var all = new ArrayList<>(addresses);
        all.remove(address);
        all.addFirst(address);
        return new KnownHost(
                print,
                newName.isEmpty() ? name : newName,
                all.subList(0, Math.min(all.size(), MOST_ADDRESSES)),
                millis);
    }

    /// Somebody else is there now.
    KnownHost without(String address) {
        return new KnownHost(
                print,
                name,
                addresses.stream().filter(each -> !each.equals(address)).toList(),
                seenMillis);
    }
}
