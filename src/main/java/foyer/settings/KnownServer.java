package foyer.settings;

import java.util.ArrayList;
import java.util.List;

/// A server that the user has joined, and the key that identifies it. Immutable.
///
/// @param print fingerprint of its key
/// @param addresses where it was reached, newest first
/// @param seenMillis last sign-in, in milliseconds since 1970
/// @param as the user's name on this server; empty for the general one
/// @param open whether the user was signed in when Foyer ended; it then reconnects at the start
/// @param favourite whether it is listed first
public record KnownServer(
        String print,
        String name,
        List<String> addresses,
        long seenMillis,
        String as,
        boolean open,
        boolean favourite) {
    private static final int MAX_ADDRESSES = 8;

    public KnownServer {
        addresses = List.copyOf(addresses);
    }

    KnownServer(String print, String name) {
        this(print, name, List.of(), 0, "", false, false);
    }

    /// Records a sign-in.
    ///
    /// @param newName empty to keep the name
    KnownServer seen(String newName, String address, long millis) {
        var all = new ArrayList<>(addresses);
        all.remove(address);
        all.addFirst(address);
        return new KnownServer(
                print,
                newName.isEmpty() ? name : newName,
                all.subList(0, Math.min(all.size(), MAX_ADDRESSES)),
                millis,
                as,
                open,
                favourite);
    }

    KnownServer without(String address) {
        List<String> others = addresses.stream().filter(each -> !each.equals(address)).toList();
        return new KnownServer(print, name, others, seenMillis, as, open, favourite);
    }

    public KnownServer withAs(String as) {
        return new KnownServer(print, name, addresses, seenMillis, as, open, favourite);
    }

    public KnownServer withOpen(boolean open) {
        return new KnownServer(print, name, addresses, seenMillis, as, open, favourite);
    }

    public KnownServer withFavourite(boolean favourite) {
        return new KnownServer(print, name, addresses, seenMillis, as, open, favourite);
    }
}
