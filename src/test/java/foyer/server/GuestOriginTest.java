package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may shake hands at the guests' port: what comes from its own page, and nobody else.
final class GuestOriginTest {
    private static SocketServerFixture start() throws Exception {
        return SocketServerFixture.forBrowsers(GuestPortTest.PAGES, limits -> limits);
    }

    @Test
    void onlyTheGuestPageOriginIsAccepted() throws Exception {
        List<byte[]> heads = new ArrayList<>();
        for (String host : List.of("192.168.1.20:7789", "localhost:7789", "den", "[::1]:7789")) {
            List<String> others =
                    List.of(
                            "null",
                            "",
                            "file://",
                            "http://",
                            "http://evil.example",
                            "http://" + host + "/",
                            "https://" + host,
                            "HTTP://" + host,
                            "ws://" + host,
                            "http://" + host + ".evil.example",
                            "http://evil.example:7789",
                            "http://x" + host,
                            "http://" + host + "0",
                            "http://" + host + ":80",
                            "http://user@" + host,
                            host,
                            "//" + host,
                            "http://" + host + ", http://" + host,
                            "http://" + host + " http://evil.example",
                            "http://" + host + "; ",
                            "http://127.0.0.1",
                            "http://192.168.1.20",
                            "http://192.168.1.21:7789",
                            "http://localhost:7788",
                            "chrome-extension://abc",
                            "moz-extension://" + host,
                            "http://" + host.replace(":7789", ":7788") + "/#");
            for (String origin : others) {
                if (!origin.equals("http://" + host)) {
                    heads.add(RawClient.handshake(host, "Origin: " + origin + "\r\n"));
                }
            }
            String own = "Origin: http://" + host + "\r\n";
            heads.add(RawClient.handshake(host));
            heads.add(RawClient.handshake(host, own, own));
            heads.add(RawClient.handshake(host, own, "Host: " + host + "\r\n"));
            heads.add(RawClient.handshake(host, own, "Origin: http://evil.example\r\n"));
            for (String path :
                    List.of("/favicon", "/ws/", "/WS", "/?", "/ws?a", "//", "/guest.js")) {
                String head = new String(RawClient.handshake(host, own), StandardCharsets.US_ASCII);
                heads.add(head.replace("GET / ", "GET " + path + " ").getBytes());
            }
        }
        for (String host : OriginTest.HOSTS) {
            heads.add(RawClient.handshake(host, "Origin: http://" + host + "\r\n"));
            heads.add(RawClient.handshake("den", "Origin: http://" + host + "\r\n"));
        }
        assertTrue(heads.size() >= 200, heads.size() + " variants");
        try (var running = start()) {
            for (byte[] head : heads) {
                try (var client = RawClient.connect(running.port)) {
                    client.write(head);
                    String answer = client.readHead();
                    assertTrue(
                            answer.matches("(?s)HTTP/1.1 40[04] .*"),
                            () -> new String(head, StandardCharsets.ISO_8859_1));
                    assertTrue(client.isClosedWithin(1_000));
                }
            }
            ProcessStats.print(heads.size() + " variants, accepted 0");
            assertEquals(0, running.recordingGateway.opened.size());
        }
    }

    @Test
    void onlyGuestPortConnectionsAreGuests() throws Exception {
        try (var running = start();
                var plain = SocketServerFixture.start()) {
            for (String path : List.of("/", "/ws")) {
                try (var client = RawClient.connect(running.port)) {
                    String head =
                            new String(
                                    RawClient.handshake("den:7789", "Origin: http://den:7789\r\n"),
                                    StandardCharsets.US_ASCII);
                    client.write(head.replace("GET / ", "GET " + path + " ").getBytes());
                    assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
                    ProcessStats.echoP99(client, 1);
                }
            }
            assertEquals(2, running.recordingGateway.opened.size());
            assertTrue(running.recordingGateway.opened.stream().allMatch(foyer.hub.Peer::isGuest));
            try (var client = RawClient.open(plain.port)) {
                ProcessStats.echoP99(client, 1);
            }
            assertFalse(plain.recordingGateway.opened.getFirst().isGuest());
        }
    }
}
