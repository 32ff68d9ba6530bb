package foyer.hub;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The IPv6 networks that this computer is in. Asks the system again after a while, because that
/// changes. Thread-safe.
public final class LocalNetworks {
    private static final Logger LOG = LoggerFactory.getLogger(LocalNetworks.class);
    private static final int PREFIX_BITS = 64;
    private static final long LIFE_NANOS = 30_000_000_000L;

    private record Prefixes(Set<AddressRange> all, long readAt) {}

    private static volatile Prefixes known = new Prefixes(Set.of(), System.nanoTime() - LIFE_NANOS);

    private LocalNetworks() {}

    /// Whether an IPv6 address is that of a neighbor, with no router between.
    public static boolean has(Inet6Address address) {
        return address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || prefixes().contains(AddressRange.prefixOf(address));
    }

    /// Whether connections from this address may come to a server that everyone may enter: not from
    /// the whole IPv6 Internet. IPv4 has a router's translation before it, which someone must have
    /// opened on purpose.
    public static boolean isNearEnoughForOpenServer(InetAddress address) {
        return !(address instanceof Inet6Address six) || isPrivate(six) || has(six);
    }

    /// Whether an address is of a private network (RFC 4193).
    private static boolean isPrivate(Inet6Address address) {
        return (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    private static Set<AddressRange> prefixes() {
        Prefixes current = known;
        long now = System.nanoTime();
        if (now - current.readAt >= LIFE_NANOS) {
            current = new Prefixes(read(), now);
            known = current;
        }
        return current.all;
    }

    private static Set<AddressRange> read() {
        var found = new HashSet<AddressRange>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress assigned : each.getInterfaceAddresses()) {
                    // a longer prefix shares its /64 with others, as at many providers
                    if (assigned.getAddress() instanceof Inet6Address six
                            && assigned.getNetworkPrefixLength() <= PREFIX_BITS) {
                        found.add(AddressRange.prefixOf(six));
                    }
                }
            }
        } catch (SocketException e) {
            LOG.debug("cannot list the network interfaces", e);
        }
        return Set.copyOf(found);
    }
}
