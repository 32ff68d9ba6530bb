package foyer.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The content of settings.json: the user's identity, preferences and known servers. Immutable.
///
/// @param name the user's general name
/// @param key the secret that the member keys of all servers are derived from
/// @param address the last server address that the user typed; may be empty
/// @param hosts the known servers, the last visited first
public record Settings(
        String name,
        String key,
        String address,
        List<KnownServer> hosts,
        Preferences preferences,
        EmojiUse emoji) {
    private static final int MAX_HOSTS = 200;

    public Settings {
        hosts = List.copyOf(hosts);
    }

    /// Settings with no known server and default preferences.
    public Settings(String name, String key, String address) {
        this(name, key, address, List.of(), Preferences.DEFAULTS, EmojiUse.NONE);
    }

    public Settings withName(String name) {
        return new Settings(name, key, address, hosts, preferences, emoji);
    }

    public Settings withAddress(String address) {
        return new Settings(name, key, address, hosts, preferences, emoji);
    }

    private Settings withHosts(List<KnownServer> hosts) {
        return new Settings(name, key, address, hosts, preferences, emoji);
    }

    public Settings withPreferences(Preferences preferences) {
        return new Settings(name, key, address, hosts, preferences, emoji);
    }

    public Settings withEmoji(EmojiUse emoji) {
        return new Settings(name, key, address, hosts, preferences, emoji);
    }

    /// The key fingerprint of the server last reached at an address; empty if none was.
    public String fingerprintAt(String serverAddress) {
        return hosts.stream()
                .filter(host -> host.addresses().contains(serverAddress))
                .map(KnownServer::print)
                .findFirst()
                .orElse("");
    }

    /// The name of a known server; empty if the server is unknown.
    public String nameOf(String fingerprint) {
        KnownServer known = known(fingerprint);
        return known == null ? "" : known.name();
    }

    /// Records a sign-in to a server, and takes the address from every other server.
    ///
    /// @param serverName empty to keep the known name
    public Settings met(String fingerprint, String serverName, String serverAddress, long millis) {
        var others = new ArrayList<KnownServer>();
        var met = new KnownServer(fingerprint, serverName);
        for (KnownServer host : hosts) {
            if (host.print().equals(fingerprint)) {
                met = host;
            } else {
                others.add(host.without(serverAddress));
            }
        }
        others.add(met.seen(serverName, serverAddress, millis));
        others.sort(Comparator.comparingLong(KnownServer::seenMillis).reversed());
        return withHosts(others.subList(0, Math.min(others.size(), MAX_HOSTS)));
    }

    /// The server with a key fingerprint, or null if the user never joined it.
    public @Nullable KnownServer known(String fingerprint) {
        return hosts.stream()
                .filter(host -> host.print().equals(fingerprint))
                .findFirst()
                .orElse(null);
    }

    /// Changes a known server; does nothing if it is unknown.
    public Settings with(String fingerprint, UnaryOperator<KnownServer> change) {
        return withHosts(
                hosts.stream()
                        .map(host -> host.print().equals(fingerprint) ? change.apply(host) : host)
                        .toList());
    }

    /// Forgets a server.
    public Settings without(String fingerprint) {
        return withHosts(hosts.stream().filter(host -> !host.print().equals(fingerprint)).toList());
    }

    /// Forgets which server was reached at an address.
    public Settings withoutAddress(String serverAddress) {
        return withHosts(hosts.stream().map(host -> host.without(serverAddress)).toList());
    }

    @Override
    public String toString() {
        return "Settings[name=" + name + ", address=" + address + "]";
    }
}
