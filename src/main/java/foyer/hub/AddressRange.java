package foyer.hub;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The address of a connection as limits and bans count it: an IPv4 address, or the /64 prefix of
/// an IPv6 address, because one device can take any address in it (RFC 8981). Immutable.
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
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address && !address.isLoopbackAddress()) {
            Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        }
        try {
            return new AddressRange(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
