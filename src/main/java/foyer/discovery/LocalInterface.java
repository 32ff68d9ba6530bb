package foyer.discovery;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One address of this computer on a network where others can be found. IPv4 only: link-local IPv6
/// addresses cannot be given on without the interface they hold on. Immutable; any thread.
///
/// @param card the interface, by its system's name
/// @param address this computer's there
/// @param broadcast reaches everybody there; null if there is none
public record LocalInterface(String card, Inet4Address address, @Nullable Inet4Address broadcast) {
    private static final Logger LOG = LoggerFactory.getLogger(LocalInterface.class);

    /// Those of this computer: up, for many, neither loopback nor a tunnel. Asks the system, so not
    /// on the UI thread.
    public static List<LocalInterface> ofThisComputer() {
        return where(each -> each.supportsMulticast() && !isLoopback(each) && !isTunnel(each));
    }

    /// The loopback interface only.
    public static List<LocalInterface> loopback() {
        return where(LocalInterface::isLoopback);
    }

    private static boolean isLoopback(NetworkInterface each) throws SocketException {
        return each.isLoopback();
    }

    /// Whether it leads to one other end only, as VPNs do.
    static boolean isTunnel(NetworkInterface each) throws SocketException {
        return each.isPointToPoint() || each.getName().matches("(?:tun|tap|wg|utun|ppp|zt).*");
    }

    private interface Filter {
        boolean is(NetworkInterface each) throws SocketException;
    }

    private static List<LocalInterface> where(Filter filter) {
        var found = new ArrayList<LocalInterface>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                addOf(each, filter, found);
            }
        } catch (SocketException e) {
            LOG.warn("the network interfaces could not be listed", e);
        }
        return List.copyOf(found);
    }

    private static void addOf(NetworkInterface each, Filter filter, List<LocalInterface> into) {
        try {
            if (!each.isUp() || !filter.is(each)) {
                return;
            }
            for (InterfaceAddress at : each.getInterfaceAddresses()) {
                if (at.getAddress() instanceof Inet4Address address) {
                    into.add(
                            new LocalInterface(
                                    each.getName(),
                                    address,
                                    at.getBroadcast() instanceof Inet4Address all ? all : null));
                }
            }
        } catch (SocketException e) {
            LOG.debug("an interface went away while it was asked", e);
        }
    }
}
