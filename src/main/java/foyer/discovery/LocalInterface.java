package foyer.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An address of this computer on a network with other computers. IPv4 only: a link-local IPv6
/// address means nothing to another computer without an interface. Immutable.
///
/// @param name the interface's system name
/// @param broadcast the network's broadcast address, or null if it has none
/// @param prefix how many bits all addresses of the network share
public record LocalInterface(
        String name, Inet4Address address, @Nullable Inet4Address broadcast, int prefix) {
    private static final Logger LOG = LoggerFactory.getLogger(LocalInterface.class);

    /// The active multicast interfaces of this computer, except loopback and tunnels. Blocks for
    /// system calls; not the UI thread.
    public static List<LocalInterface> ofThisComputer() {
        return matching(each -> each.supportsMulticast() && !isLoopback(each) && !isTunnel(each));
    }

    /// Only the loopback interface.
    public static List<LocalInterface> loopback() {
        return matching(LocalInterface::isLoopback);
    }

    /// Whether an address is one of this network's computers, so that no router lies between (RFC
    /// 6762, section 11).
    boolean reaches(InetAddress other) {
        if (!(other instanceof Inet4Address)
                || prefix < 1
                || prefix > 32
                || other.isMulticastAddress()
                || other.equals(broadcast)) {
            return false;
        }
        int mask = -1 << (32 - prefix);
        return (bits(other) & mask) == (bits(address) & mask)
                && (prefix >= 31 || (bits(other) & ~mask) != 0);
    }

    private static int bits(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }

    private static boolean isLoopback(NetworkInterface each) throws SocketException {
        return each.isLoopback();
    }

    /// Whether the interface leads to one computer only, as that of a VPN.
    static boolean isTunnel(NetworkInterface each) throws SocketException {
        return each.isPointToPoint() || each.getName().matches("(?:tun|tap|wg|utun|ppp|zt).*");
    }

    private interface Filter {
        boolean accepts(NetworkInterface each) throws SocketException;
    }

    private static List<LocalInterface> matching(Filter filter) {
        var found = new ArrayList<LocalInterface>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                addAddresses(each, filter, found);
            }
        } catch (SocketException e) {
            LOG.warn("cannot list the network interfaces", e);
        }
        return List.copyOf(found);
    }

    private static void addAddresses(
            NetworkInterface each, Filter filter, List<LocalInterface> found) {
        try {
            if (!each.isUp() || !filter.accepts(each)) {
                return;
            }
            for (InterfaceAddress assigned : each.getInterfaceAddresses()) {
                if (assigned.getAddress() instanceof Inet4Address address) {
                    found.add(
                            new LocalInterface(
                                    each.getName(),
                                    address,
                                    assigned.getBroadcast() instanceof Inet4Address broadcast
                                            ? broadcast
                                            : null,
                                    assigned.getNetworkPrefixLength()));
                }
            }
        } catch (SocketException e) {
            LOG.debug("a network interface has gone", e);
        }
    }
}
