package foyer.hub;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// The address of a connection as limits and bans count it: an IPv4 address, the IPv6 address of a
/// neighbor, or the /64 prefix of another IPv6 address, because one device can take any address in
/// it (RFC 8981). All devices of a local network share its prefix. Immutable.
///
/// @param first the lowest address of the range
public record AddressRange(InetAddress first) {
    private static final int PREFIX_BYTES = 8;

    /// The lowest address, as it is stored.
    @Override
    public String toString() {
        return first.getHostAddress();
    }

    public static AddressRange of(InetAddress address) {
        return address instanceof Inet6Address six && !LocalNetworks.has(six)
                ? prefixOf(six)
                : range(address.getAddress());
    }

    /// The address itself and, of an IPv6 address, its /64: whatever network this computer is in.
    public static List<AddressRange> allOf(InetAddress address) {
        AddressRange single = range(address.getAddress());
        return address instanceof Inet6Address six && !six.isLoopbackAddress()
                ? List.of(single, prefixOf(six))
                : List.of(single);
    }

    /// The /64 of an address.
    public static AddressRange prefixOf(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        return range(bytes);
    }

    private static AddressRange range(byte[] bytes) {
        try {
            return new AddressRange(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
