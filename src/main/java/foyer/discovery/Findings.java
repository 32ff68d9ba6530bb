package foyer.discovery;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this computer knows of itself that may explain why nobody is found. Immutable; any thread.
///
/// @param addresses its addresses on networks with others
/// @param tunnels the interfaces of VPNs that are up, by their system's names
/// @param ownVoice whether it hears what it says to all on the network itself
/// @param otherVoices whether another computer's Foyer was heard lately
/// @param firewall what may keep others out
public record Findings(
        List<String> addresses,
        List<String> tunnels,
        boolean ownVoice,
        boolean otherVoices,
        Firewall firewall) {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    public static final Findings NONE =
            new Findings(List.of(), List.of(), false, false, Firewall.NONE);

    public Findings {
        addresses = List.copyOf(addresses);
        tunnels = List.copyOf(tunnels);
    }

    /// The tunnels that are up and have an address.
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
            LOG.debug("an interface went away while it was asked", e);
        }
        return names;
    }
}
