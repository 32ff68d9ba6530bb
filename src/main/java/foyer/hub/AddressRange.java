package foyer.hub;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where a connection comes from, as it counts for limits: an IPv4 address, or the /64 of an IPv6
/// one, in which one device can take as many addresses as it likes (RFC 8981). Immutable; any
/// thread.
///
/// @param first its lowest address
public record AddressRange(InetAddress first) {
    private static final int PREFIX_BYTES = 8;

    /// As it is kept: the lowest address.
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
