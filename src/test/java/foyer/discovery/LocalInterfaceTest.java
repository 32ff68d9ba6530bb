package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalInterfaceTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.9, true",
        "192.168.1.7, true",
        "192.168.1.255, false",
        "192.168.1.0, false",
        "192.168.2.9, false",
        "127.0.0.1, false",
        "0.0.0.0, false",
        "224.0.0.251, false",
        "93.184.215.14, false",
        "fe80::1, false"
    })
    void reachesOnlyComputersOfItsNetwork(String other, boolean reached) {
        var local =
                new LocalInterface(
                        "eth0",
                        (Inet4Address) InetAddress.ofLiteral("192.168.1.7"),
                        (Inet4Address) InetAddress.ofLiteral("192.168.1.255"),
                        24);
        assertEquals(reached, local.reaches(InetAddress.ofLiteral(other)));
    }
}
