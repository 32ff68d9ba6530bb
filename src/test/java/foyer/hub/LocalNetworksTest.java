package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalNetworksTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "192.168.1.9, true",
        "93.184.215.14, true",
        "::1, true",
        "fe80::1, true",
        "fd12:3456:789a::1, true",
        "2001:db8:1:2::1, false"
    })
    void openServerIsNotForTheWholeIpv6Internet(String address, boolean near) {
        assertEquals(near, LocalNetworks.isNearEnoughForOpenServer(InetAddress.ofLiteral(address)));
    }
}
