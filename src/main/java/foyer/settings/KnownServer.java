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
public record KnownServer(
        String print,
        String name,
        List<String> addresses,
        long seenMillis,
        String as,
        boolean open,
        boolean favourite) {
    private static final int MOST_ADDRESSES = 8;

    public KnownServer {
        addresses = List.copyOf(addresses);
    }

    KnownServer(String print, String name) {
        this(print, name, List.of(), 0, "", false, false);
    }

    /// Seen again.
    ///
    /// @param newName empty if it did not say
    KnownServer seen(String newName, String address, long millis) {
        var all = new ArrayList<>(addresses);
        all.remove(address);
        all.addFirst(address);
        return new KnownServer(
                print,
                newName.isEmpty() ? name : newName,
                all.subList(0, Math.min(all.size(), MOST_ADDRESSES)),
                millis,
                as,
                open,
                favourite);
    }

    /// Somebody else is there now.
    KnownServer without(String address) {
        List<String> others = addresses.stream().filter(each -> !each.equals(address)).toList();
        return new KnownServer(print, name, others, seenMillis, as, open, favourite);
    }

    public KnownServer withAs(String called) {
        return new KnownServer(print, name, addresses, seenMillis, called, open, favourite);
    }

    public KnownServer withOpen(boolean now) {
        return new KnownServer(print, name, addresses, seenMillis, as, now, favourite);
    }

    public KnownServer withFavourite(boolean now) {
        return new KnownServer(print, name, addresses, seenMillis, as, open, now);
    }
}
