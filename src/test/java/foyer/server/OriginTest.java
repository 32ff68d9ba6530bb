package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Faults, case 25: pages of the web that make a browser call us.
class OriginTest {
    private static final List<String> ORIGINS =
            List.of(
                    "null",
                    "http://localhost",
                    "http://127.0.0.1:7788",
                    "https://evil.example",
                    "file://",
                    "",
                    "chrome-extension://abc");

    static final List<String> HOSTS =
            List.of(
                    "evil.example",
                    "evil.example:7788",
                    "127.0.0.1.nip.io",
                    "127.0.0.1.evil.example:7788",
                    "localhost.evil.example",
                    "localhost.",
                    "evil.local.example",
                    ".local",
                    "..local",
                    "a..local",
                    "evil.example.local:",
                    "127.0.0.256",
                    "127.0.0.1.1",
                    "127.1",
                    "2130706433",
                    "0x7f000001.com",
                    "1.2.3.4:123456",
                    "1.2.3.4:",
                    "user@localhost",
                    "localhost/evil.example",
                    "localhost#evil.example",
                    "localhost, evil.example",
                    "evil.example, localhost",
                    "[::1",
                    "::1",
                    "[evil.example]",
                    "xn--lcalhost-54a.example",
                    "ⓛocalhost.example",
                    "-.local",
                    "");

    @Test
    void foreignOriginsAndHostsAreRejected() throws Exception {
        List<byte[]> heads = new ArrayList<>();
        for (String origin : ORIGINS) {
            for (String host : List.of("127.0.0.1", "localhost:7788", "[::1]:80", "den")) {
                heads.add(RawClient.handshake(host, "Origin: " + origin + "\r\n"));
                heads.add(RawClient.handshake(host, "oRiGiN:" + origin + "\r\n"));
            }
        }
        for (String host : HOSTS) {
            heads.add(RawClient.handshake(host));
            heads.add(RawClient.handshake(host + ".evil.example"));
            heads.add(RawClient.handshake(host, "Host: localhost\r\n"));
            heads.add(RawClient.handshake("localhost", "Host: " + host + "\r\n"));
            heads.add(RawClient.handshake(" " + host + "\t"));
        }
        String good = new String(RawClient.handshake("localhost"), StandardCharsets.ISO_8859_1);
        for (String line : good.split("\r\n")) {
            if (line.contains(": ")) {
                heads.add(good.replace(line + "\r\n", "").getBytes(StandardCharsets.ISO_8859_1));
                heads.add(good.replace(line, line + "x").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        int harmless = 1; // "localhostx" is a name of the own network
        assertTrue(heads.size() >= 200 + harmless, heads.size() + " variants");
        int accepted = 0;
        try (var running = SocketServerFixture.start()) {
            for (byte[] head : heads) {
                try (var client = RawClient.connect(running.port)) {
                    client.write(head);
                    if (client.readHead().startsWith("HTTP/1.1 101")) {
                        accepted++;
                    } else {
                        assertTrue(client.isClosedWithin(1_000));
                    }
                }
            }
            ProcessStats.print(heads.size() + " variants, accepted " + (accepted - harmless));
            assertEquals(harmless, accepted);
            // who closes before it is let in is not told at all
            assertTrue(running.recordingGateway.opened.size() <= harmless);
        }
    }

    @Test
    void localNamesAreAccepted() {
        var names = new HostNames(Set.of("Chat.Example"));
        for (String host :
                List.of(
                        "127.0.0.1",
                        "192.168.1.20:7788",
                        "[fe80::1%eth0]:7788",
                        "[::1]",
                        "localhost",
                        "LOCALHOST:7788",
                        "den",
                        "annas-mac.local:7788",
                        "my_host.local",
                        "chat.example:443")) {
            assertTrue(names.isOurs(host), host);
        }
    }
}
