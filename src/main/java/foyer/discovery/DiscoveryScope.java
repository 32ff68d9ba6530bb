package foyer.discovery;

import java.util.List;
import java.util.function.Supplier;

/// Where one looks and is heard. Immutable; any thread.
///
/// @param port the UDP port of [DiscoveryMessage]s
/// @param places the addresses to do it at, asked again and again; may wait
/// @param mdns whether DNS-SD is spoken, too
public record DiscoveryScope(int port, Supplier<List<LocalInterface>> places, boolean mdns) {
    /// The UDP port of signals; the number of the port a server tries first.
    public static final int PORT = 7788;

    /// Every network this computer is on.
    public static DiscoveryScope ofThisComputer() {
        return new DiscoveryScope(PORT, LocalInterface::ofThisComputer, true);
    }

    /// Only the network that this address belongs to.
    public static DiscoveryScope at(String address) {
        return new DiscoveryScope(
                PORT,
                () ->
                        LocalInterface.ofThisComputer().stream()
                                .filter(each -> each.address().getHostAddress().equals(address))
                                .toList(),
                true);
    }
}
