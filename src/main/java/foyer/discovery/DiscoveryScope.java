package foyer.discovery;

import java.util.List;
import java.util.function.Supplier;

/// The networks that discovery uses. Immutable.
///
/// @param port the UDP port of [DiscoveryMessage]s
/// @param interfaces the interfaces to use; polled regularly, may block
/// @param mdns whether to use mDNS, too
public record DiscoveryScope(int port, Supplier<List<LocalInterface>> interfaces, boolean mdns) {
    /// The default UDP port; the same number as the default TCP port of servers.
    public static final int PORT = 7788;

    /// All networks of this computer.
    public static DiscoveryScope ofThisComputer() {
        return new DiscoveryScope(PORT, LocalInterface::ofThisComputer, true);
    }

    /// Only the network of this local address.
    public static DiscoveryScope ofAddress(String address) {
        return new DiscoveryScope(
                PORT,
                () ->
                        LocalInterface.ofThisComputer().stream()
                                .filter(each -> each.address().getHostAddress().equals(address))
                                .toList(),
                true);
    }
}
