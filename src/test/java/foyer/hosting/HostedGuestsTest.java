package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.app.LaunchOptions;
import foyer.client.ServerStarter;
import foyer.testing.MemberKeys;
import foyer.testing.RawClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in from a browser of a server that a window hosts.
class HostedGuestsTest {
    @Test
    void guestPortIsClosedUntilTheHostOpensIt(@TempDir Path data) throws Exception {
        ServerStarter.HostedServer hostedServer =
                ServerWiring.host(
                        "Ada",
                        _ -> MemberKeys.id("Ada"),
                        new LaunchOptions(data, "127.0.0.1", ""),
                        0);
        try {
            List<String> links = hostedServer.guests(true, false);
            assertEquals(1, links.size());
            assertTrue(links.getFirst().matches("http://127\\.0\\.0\\.1:\\d+/"), links.toString());
            int port = URI.create(links.getFirst()).getPort();
            assertTrue(answer(port).startsWith("HTTP/1.1 200 OK"));
            assertEquals(links, hostedServer.guests(true, false));
            assertEquals(List.of(), hostedServer.guests(false, false));
            assertThrows(ConnectException.class, () -> answer(port));
            String link = hostedServer.guests(true, true).getFirst();
            assertTrue(link.matches("https://127\\.0\\.0\\.1:\\d+/"), link);
        } finally {
            hostedServer.stop();
        }
    }

    private static String answer(int port) throws IOException {
        try (var browser = RawClient.connect(port)) {
            browser.write(
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return browser.readHead();
        }
    }
}
