package foyer.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What this person chose, and whom they met. Immutable; any thread.
///
/// @param name what they want to be called
/// @param key their secret, from which the key for each server is made
/// @param address the server they went to last, as typed; may be empty
/// @param hosts the servers they were at, the last one first
/// @param preferences how they want Foyer to look and behave
/// @param emoji which they use
public record Settings(
        String name,
        String key,
        String address,
        List<KnownServer> hosts,
        Preferences preferences,
        EmojiUse emoji) {
    private static final int MOST_HOSTS = 200;

    public Settings {
        hosts = List.copyOf(hosts);
    }

    /// Of somebody who was nowhere yet.
    public Settings(String name, String key, String address) {
        this(name, key, address, List.of(), Preferences.USUAL, EmojiUse.NONE);
    }

    public Settings withName(String newName) {
        return new Settings(newName, key, address, hosts, preferences, emoji);
    }

    public Settings withAddress(String newAddress) {
        return new Settings(name, key, newAddress, hosts, preferences, emoji);
    }

    public Settings withPreferences(Preferences now) {
        return new Settings(name, key, address, hosts, now, emoji);
    }

    public Settings withEmoji(EmojiUse now) {
        return new Settings(name, key, address, hosts, preferences, now);
    }

    /// The print of the key that the server at an address had; empty if nobody was met there.
    public String printAt(String place) {
        return hosts.stream()
                .filter(host -> host.addresses().contains(place))
                .map(KnownServer::print)
                .findFirst()
                .orElse("");
    }

    /// What the server with this key was called; empty if that is not known.
    public String nameOf(String fingerprint) {
        KnownServer known = known(fingerprint);
        return known == null ? "" : known.name();
    }

    /// Met a server: from now on it is the one at that address.
    ///
    /// @param called empty if it did not say
    public Settings met(String fingerprint, String called, String place, long millis) {
        var others = new ArrayList<KnownServer>();
        var met = new KnownServer(fingerprint, called);
        for (KnownServer host : hosts) {
            if (host.print().equals(fingerprint)) {
                met = host;
            } else {
                others.add(host.without(place));
            }
        }
        others.add(met.seen(called, place, millis));
        others.sort(Comparator.comparingLong(KnownServer::seenMillis).reversed());
        return new Settings(
                name,
                key,
                address,
                others.subList(0, Math.min(others.size(), MOST_HOSTS)),
                preferences,
                emoji);
    }

    /// The server with this key; null if this person never was there.
    public @Nullable KnownServer known(String fingerprint) {
        return hosts.stream()
                .filter(host -> host.print().equals(fingerprint))
                .findFirst()
                .orElse(null);
    }

    /// Something else is known of a server from now on; nothing happens if it is not known.
    public Settings with(String fingerprint, UnaryOperator<KnownServer> change) {
        return new Settings(
                name,
                key,
                address,
                hosts.stream()
                        .map(host -> host.print().equals(fingerprint) ? change.apply(host) : host)
                        .toList(),
                preferences,
                emoji);
    }

    /// Nothing is known of that server any more.
    public Settings without(String fingerprint) {
        return new Settings(
                name,
                key,
                address,
                hosts.stream().filter(host -> !host.print().equals(fingerprint)).toList(),
                preferences,
                emoji);
    }

    /// Whoever is at an address is met there for the first time.
    public Settings forgotten(String place) {
        return new Settings(
                name,
                key,
                address,
                hosts.stream().map(host -> host.without(place)).toList(),
                preferences,
                emoji);
    }

    @Override
    public String toString() {
        return "Settings[name=" + name + ", address=" + address + "]";
    }
}
