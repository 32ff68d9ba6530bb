package foyer.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.RawClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What a browser gets at the guests' port, and that nothing else is got there.
final class GuestPortTest {
    private static final String PAGE = "<!doctype html><p>Hello</p>";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, '\r', '\n', (byte) 0xFF};
    static final StaticPages PAGES =
            new StaticPages(
                    Map.of(
                            "/",
                            new StaticPages.Page(
                                    "text/html; charset=utf-8",
                                    PAGE.getBytes(StandardCharsets.UTF_8)),
                            "/favicon",
                            new StaticPages.Page("image/png", PICTURE)));

    private record Answer(String head, byte[] body) {
        String status() {
            return head.lines().findFirst().orElse("");
        }
    }

    private static SocketServerFixture start() throws Exception {
        return SocketServerFixture.forBrowsers(PAGES, limits -> limits);
    }

    private static Answer ask(SocketServerFixture running, String request) throws IOException {
        try (var client = RawClient.connect(running.port)) {
            client.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(client.readHead(), client.readRest());
        }
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    @Test
    void pageHasExactlyTheSecurityHeaders() throws Exception {
        try (var running = start()) {
            Answer answer = ask(running, get("/", "192.168.1.20:7789"));
            assertEquals(
                    """
                    HTTP/1.1 200 OK
                    Server: Foyer
                    Connection: close
                    Content-Length: 27
                    Cache-Control: no-store
                    X-Content-Type-Options: nosniff
                    Referrer-Policy: no-referrer
                    Content-Type: text/html; charset=utf-8
                    Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
                    img-src 'self' data: blob:; connect-src 'self' ws://192.168.1.20:7789; base-uri 'none'; \
                    form-action 'none'; frame-ancestors 'none'
                    Cross-Origin-Resource-Policy: same-origin

                    """
                            .replace("\n", "\r\n"),
                    answer.head());
            assertEquals(PAGE, new String(answer.body(), StandardCharsets.UTF_8));
            assertArrayEquals(PICTURE, ask(running, get("/favicon", "den")).body());
        }
    }

    @Test
    void pageIsCompressedIfAccepted() throws Exception {
        try (var running = start()) {
            String request = get("/", "den").replace("\r\n\r\n", "\r\nAccept-Encoding: %s\r\n\r\n");
            Answer zipped = ask(running, request.formatted("gzip, deflate"));
            assertTrue(zipped.head().contains("\r\nContent-Encoding: gzip\r\n"), zipped.head());
            try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
                assertEquals(PAGE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            Answer plain = ask(running, request.formatted("gzip;q=0, deflate"));
            assertEquals(PAGE, new String(plain.body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void policyLeavesOutIpv6Hosts() throws Exception {
        try (var running = start()) {
            String head = ask(running, get("/", "[fe80::1%eth0]:7789")).head();
            assertTrue(head.contains("connect-src 'self'; base-uri"), head);
        }
    }

    @Test
    void encryptedPageIsIsolated() {
        var pageResponder = new PageResponder(PAGES, new HostNames(java.util.Set.of()), true);
        var head = new HttpRequestHead("GET", "/", Map.of("host", "den:7789"));
        String answer = new String(pageResponder.respond(head), StandardCharsets.UTF_8);
        assertTrue(answer.contains("connect-src 'self' wss://den:7789; "), answer);
        assertTrue(answer.contains("\r\nCross-Origin-Opener-Policy: same-origin\r\n"), answer);
        assertTrue(answer.contains("\r\nCross-Origin-Embedder-Policy: require-corp\r\n"), answer);
        assertEquals("https://den:7789", pageResponder.originOf("den:7789"));
    }

    @Test
    void headRequestHasNoBody() throws Exception {
        try (var running = start()) {
            Answer answer = ask(running, get("/", "den").replace("GET", "HEAD"));
            assertTrue(answer.head().contains("\r\nContent-Length: 27\r\n"));
            assertEquals(0, answer.body().length);
        }
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        List<String> paths =
                List.of(
                        "/index.html",
                        "//",
                        "/?",
                        "/?a=b",
                        "/.",
                        "/..",
                        "/%2e",
                        "/favicon/",
                        "/FAVICON",
                        "/favicon.ico",
                        "/ws",
                        "/../favicon",
                        "/favicon%00",
                        "/#",
                        "/foyer/app/about.properties",
                        "/history.db",
                        "/.git/config");
        try (var running = start()) {
            for (String path : paths) {
                Answer answer = ask(running, get(path, "den"));
                assertEquals("HTTP/1.1 404 Not Found", answer.status(), path);
                assertEquals(0, answer.body().length);
            }
            for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")) {
                String request =
                        "%s / HTTP/1.1\r\nHost: den\r\nContent-Length: 4\r\n\r\nbody"
                                .formatted(method);
                Answer answer = ask(running, request);
                assertEquals("HTTP/1.1 405 Method Not Allowed", answer.status(), method);
                assertTrue(answer.head().contains("\r\nAllow: GET, HEAD\r\n"));
                assertFalse(answer.head().toLowerCase().contains("access-control"));
            }
            assertEquals(0, running.recordingGateway.opened.size());
        }
    }

    @Test
    void invalidRequestIsAnsweredAndClosed() throws Exception {
        List<String> requests =
                List.of(
                        "nonsense\r\n\r\n",
                        "\r\n\r\n",
                        "GET /\r\n\r\n",
                        "get / HTTP/1.1\r\nHost: den\r\n\r\n",
                        "GET / HTTP/2.0\r\nHost: den\r\n\r\n",
                        "GET http://den/ HTTP/1.1\r\nHost: den\r\n\r\n",
                        "GET  / HTTP/1.1\r\nHost: den\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: den\r\nno colon\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: den\r\n folded\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost : den\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: den\r\nHost: den\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: den\r\nX: a\nHost: b\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: den\r\nX: \0\r\n\r\n",
                        "GET /\u00e9 HTTP/1.1\r\nHost: den\r\n\r\n",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\0\u0001\0\r\n\r\n");
        try (var running = start()) {
            for (String request : requests) {
                assertEquals("HTTP/1.1 400 Bad Request", ask(running, request).status(), request);
            }
            SocketServerFixture.await(
                    "the end", 1_000, () -> running.server.connectionCount() == 0);
        }
    }

    @Test
    void foreignHostIsNotFound() throws Exception {
        try (var running = start()) {
            for (String host : OriginTest.HOSTS) {
                String request =
                        new String(get("/", "x").getBytes(), StandardCharsets.US_ASCII)
                                .replace("Host: x", "Host: " + host);
                try (var client = RawClient.connect(running.port)) {
                    client.write(request.getBytes(StandardCharsets.UTF_8));
                    String head = client.readHead();
                    assertTrue(head.matches("(?s)HTTP/1.1 40[04] .*"), host + " got " + head);
                    assertEquals(0, client.readRest().length);
                }
            }
            assertEquals("HTTP/1.1 404 Not Found", ask(running, "GET / HTTP/1.1\r\n\r\n").status());
        }
    }

    @Test
    void clientPortServesNoPages() throws Exception {
        try (var running = SocketServerFixture.start()) {
            assertEquals(
                    "HTTP/1.1 404 WebSocket Upgrade Failure",
                    ask(running, get("/", "den")).status());
        }
    }

    @Test
    void slowBrowsersAreClosedInTime() throws Exception {
        try (var running =
                SocketServerFixture.forBrowsers(
                        PAGES, limits -> limits.withHandshake(Duration.ofMillis(700)))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                RawClient slow = RawClient.connect(running.port);
                slow.write("GET / HTTP/1.1\r\nHost: d".getBytes(StandardCharsets.US_ASCII));
                clients.add(slow);
                RawClient deaf = RawClient.connect(running.port);
                deaf.write(get("/", "den").getBytes(StandardCharsets.US_ASCII));
                clients.add(deaf);
            }
            SocketServerFixture.await(
                    "the end", 2_000, () -> running.server.connectionCount() == 0);
            for (RawClient client : clients) {
                client.close();
            }
            try (var client = RawClient.connect(running.port)) {
                String fields = "X-Long: " + "x".repeat(HandshakeBuffer.BYTES_MAX);
                client.write(("GET / HTTP/1.1\r\n" + fields).getBytes(StandardCharsets.US_ASCII));
                assertTrue(client.isClosedWithin(600));
            }
        }
    }

    @Test
    void pageRequestsCountAgainstTheAddressLimit() throws Exception {
        try (var running =
                SocketServerFixture.forBrowsers(PAGES, limits -> limits.withPerAddress(3, 1_000))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(RawClient.connect(running.port));
            }
            SocketServerFixture.await("three", 1_000, () -> running.server.connectionCount() == 3);
            try (var fourth = RawClient.connect(running.port)) {
                assertTrue(fourth.isClosedWithin(1_000));
            }
            for (RawClient client : clients) {
                client.close();
            }
            SocketServerFixture.await("none", 1_000, () -> running.server.connectionCount() == 0);
            assertEquals("HTTP/1.1 200 OK", ask(running, get("/", "den")).status());
        }
    }
}
