package foyer.lan;

import java.util.List;
import java.util.function.Supplier;

/// Where one looks and is heard. Immutable; any thread.
///
/// @param port the UDP port of [Signal]s
/// @param places the addresses to do it at, asked again and again; may wait
/// @param mdns whether DNS-SD is spoken, too
public record Network(int port, Supplier<List<Usable>> places, boolean mdns) {
    /// The UDP port of signals; the number of the port a server tries first.
    public static final int PORT = 7788;

    /// Every network this computer is on.
    public static Network ofThisComputer() {
        return new Network(PORT, Usable::ofThisComputer, true);
    }

    /// Only the network that this address belongs to.
    public static Network at(String address) {
        return new Network(
                PORT,
                () ->
                        Usable.ofThisComputer().stream()
                                .filter(each -> each.address().getHostAddress().equals(address))
                                .toList(),
                true);
    }
}
