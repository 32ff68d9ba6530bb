package foyer.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The addresses at which others reach this computer. Blocks for system calls; not the UI thread.
public final class Addresses {
    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

    private Addresses() {}

    /// This computer's IPv4 addresses, private ones first; its loopback address if it has none.
    public static List<String> ofThisComputer() {
        var found = new ArrayList<InetAddress>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback() && !each.isPointToPoint()) {
                    each.inetAddresses().filter(Inet4Address.class::isInstance).forEach(found::add);
                }
            }
        } catch (SocketException e) {
            LOG.warn("cannot list the network interfaces", e);
        }
        if (found.isEmpty()) {
            return List.of(InetAddress.getLoopbackAddress().getHostAddress());
        }
        return found.stream()
                .sorted(Comparator.comparing(address -> !address.isSiteLocalAddress()))
                .map(InetAddress::getHostAddress)
                .toList();
    }
}
