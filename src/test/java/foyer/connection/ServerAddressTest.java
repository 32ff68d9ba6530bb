package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Fuzzer;
import foyer.testing.ProcessStats;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ada                      | ada          | 7788
                    ada:80                   | ada          | 80
                    ' ada.local:7789 '       | ada.local    | 7789
                    wss://ada                | ada          | 7788
                    wss://ada:9/             | ada          | 9
                    WSS://ada:9              | ada          | 9
                    ada/                     | ada          | 7788
                    192.168.1.20             | 192.168.1.20 | 7788
                    192.168.1.20:65535       | 192.168.1.20 | 65535
                    ::1                      | ::1          | 7788
                    [::1]                    | ::1          | 7788
                    [::1]:80                 | ::1          | 80
                    wss://[fe80::1]:80       | fe80::1      | 80
                    fe80::1%eth0             | fe80::1%eth0 | 7788
                    2001:db8::7              | 2001:db8::7  | 7788
                    ::ffff:10.0.0.1          | ::ffff:10.0.0.1 | 7788
                    httpd                    | httpd        | 7788
                    http.local:80            | http.local   | 80
                    bücher.example           | bücher.example | 7788
                    my_pc                    | my_pc        | 7788
                    """)
    void typedAddressIsParsed(String typed, String host, int port) {
        var address = ServerAddress.parse(typed);
        assertEquals(new ServerAddress(host, port), address);
        assertEquals(
                address, ServerAddress.parse(address.toString()), "its text form is parsed, too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://ada:9", "WS://ada:9/", "ws://[::1]:9"})
    void onlyTheWsSchemeIsPlain(String typed) {
        var address = ServerAddress.parse(typed);
        assertTrue(address.plain());
        assertEquals(
                address, ServerAddress.parse(address.toString()), "its text form is parsed, too");
        assertFalse(ServerAddress.parse(typed.substring(5)).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                ":",
                ":7788",
                "ada:",
                "ada:0",
                "ada:65536",
                "ada:99999",
                "ada:123456",
                "ada:port",
                "ada:-1",
                "ada bob",
                "ws://",
                "ws:ada",
                "wss:ada",
                "foyer://ada",
                "http://ada",
                "https://ada:7788/x",
                "HTTPS://ada",
                "http:",
                "ftp://ada",
                "ada/room",
                "ws://ada/?x=1",
                "ada@bob",
                "[::1",
                "::1]",
                "[]",
                "[]:80",
                "<script>",
                "a\nb",
                "a\u0000b",
                "//",
                "..//"
            })
    void invalidAddressIsRefusedWithASentence(String typed) {
        var refused =
                assertThrows(
                        IllegalArgumentException.class, () -> ServerAddress.parse(typed), typed);
        assertTrue(refused.getMessage().endsWith("."), refused::getMessage);
        assertTrue(refused.getMessage().length() < 100, refused::getMessage);
    }

    @Test
    void linkOfColonsCostsLinearTime() {
        String colons = "1" + ":".repeat(8_000) + "/";
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThrows(IllegalArgumentException.class, () -> ServerAddress.parse(colons));
        }
        ProcessStats.print(
                "100 addresses of colons: %.1f ms".formatted((System.nanoTime() - start) / 1e6));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void mutatedAddressesAreParsedOrRefused(long seed) {
        var fuzzer = new Fuzzer(new Random(seed), ":/[]@%.-0aZ \u202e\0#?é");
        List<String> good =
                List.of("ada.local:7789", "wss://[fe80::1%eth0]:80", "ws://192.168.1.20:7788/");
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            String typed = fuzzer.text(good.get(i % good.size()));
            try {
                ServerAddress address = ServerAddress.parse(typed);
                assertEquals(address, ServerAddress.parse(address.toString()), typed);
                parsed++;
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage().length() < 100, typed);
            }
        }
        assertTrue(parsed > 1_000, parsed + " were parsed");
    }

    @Test
    void endlessAddressIsRefusedQuickly() {
        for (String part : List.of("a", ":", "1.", "[", "ws://", "::1%", "a:1/")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> {
                        try {
                            ServerAddress.parse(part.repeat(200_000));
                        } catch (IllegalArgumentException refused) {
                            assertTrue(refused.getMessage().length() < 100);
                        }
                    });
        }
    }
}
