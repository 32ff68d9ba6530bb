package foyer.settings;

import java.util.ArrayList;
import java.util.List;

/// A server this person was at, and how to know it again. Immutable; any thread.
///
/// @param print of its key
/// @param name what it was called
/// @param addresses where it was reached, the last one first
/// @param seenMillis when it last let this person in, in milliseconds since 1970
/// @param as what this person was called there; empty for what they are called elsewhere
/// @param open whether they were there when the program ended, and go back when it starts
/// @param favourite whether they want it on top of others
public record KnownHost(
        String print,
        String name,
        List<String> addresses,
        long seenMillis,
        String as,
        boolean open,
        boolean favourite) {
    private static final int MOST_ADDRESSES = 8;

    public KnownHost {
        addresses = List.copyOf(addresses);
    }

    KnownHost(String print, String name) {
        this(print, name, List.of(), 0, "", false, false);
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
                millis,
                as,
                open,
                favourite);
    }

    /// Somebody else is there now.
    KnownHost without(String address) {
        List<String> others = addresses.stream().filter(each -> !each.equals(address)).toList();
        return new KnownHost(print, name, others, seenMillis, as, open, favourite);
    }

    public KnownHost withAs(String called) {
        return new KnownHost(print, name, addresses, seenMillis, called, open, favourite);
    }

    public KnownHost withOpen(boolean now) {
        return new KnownHost(print, name, addresses, seenMillis, as, now, favourite);
    }

    public KnownHost withFavourite(boolean now) {
        return new KnownHost(print, name, addresses, seenMillis, as, open, now);
    }
}
