package foyer.discovery;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Facts about this computer that may explain why discovery finds no server. Immutable.
///
/// @param addresses its addresses on networks with other computers
/// @param tunnels system names of active VPN interfaces
/// @param hearsItself whether it receives its own broadcasts
/// @param hearsOthers whether another computer's Foyer was heard lately
/// @param firewall the firewall that may block others
public record Findings(
        List<String> addresses,
        List<String> tunnels,
        boolean hearsItself,
        boolean hearsOthers,
        Firewall firewall) {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    public static final Findings NONE =
            new Findings(List.of(), List.of(), false, false, Firewall.NONE);

    public Findings {
        addresses = List.copyOf(addresses);
        tunnels = List.copyOf(tunnels);
    }

    /// System names of active tunnels with an address.
    static List<String> tunnelsOfThisComputer() {
        var names = new ArrayList<String>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()
                        && !each.isLoopback()
                        && LocalInterface.isTunnel(each)
                        && each.inetAddresses().anyMatch(Inet4Address.class::isInstance)) {
                    names.add(each.getName());
                }
            }
        } catch (SocketException e) {
            LOG.debug("a network interface has gone", e);
        }
        return names;
    }
}
