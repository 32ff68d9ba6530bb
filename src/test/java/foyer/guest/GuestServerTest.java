package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Sha256;
import foyer.server.PortInUseException;
import foyer.testing.RawClient;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The guest port and its files, without a browser.
class GuestServerTest {
    private static final List<String> PATHS = List.of("/", "/guest.js", "/guest.css", "/favicon");

    private static String get(GuestServerFixture house, String path, String more)
            throws IOException {
        try (var client = RawClient.connect(house.guestPort)) {
            client.write(
                    ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.readHead().startsWith("HTTP/1.1 200 OK\r\n"), path);
            return new String(client.readRest(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void pageLoadsOnlyItsThreeFiles() throws Exception {
        try (var house = new GuestServerFixture()) {
            String page = get(house, "/", "");
            List<String> asked =
                    Pattern.compile("(?:src|href)=\"([^#\"]*)\"")
                            .matcher(page)
                            .results()
                            .map(found -> found.group(1))
                            .distinct()
                            .sorted()
                            .toList();
            assertEquals(List.of("/favicon", "/guest.css", "/guest.js"), asked);
            // the library mentions crypto.subtle in a message
            String script = get(house, "/guest.js", "").replace(library(), "");
            String all = page + get(house, "/guest.css", "") + script;
            for (String forbidden :
                    List.of(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(",
                            "new Function",
                            " style=",
                            " onclick=\"",
                            "@import",
                            "url(",
                            "fetch(",
                            "crypto.subtle",
                            "<script>")) {
                assertFalse(all.contains(forbidden), forbidden);
            }
        }
    }

    private static String library() throws IOException {
        try (var file = GuestPage.class.getResourceAsStream("noble.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void libraryOfThePageIsTheDocumentedOne() throws Exception {
        assertTrue(
                Files.readString(Path.of("docs", "licences.md"))
                        .contains(Sha256.of(library().getBytes(StandardCharsets.UTF_8))),
                "docs/licences.md has another SHA-256 than guest/noble.js");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws Exception {
        String words;
        try (var file = GuestPage.class.getResourceAsStream("texts.js")) {
            words = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        int second = words.indexOf("\n  id: {");
        Map<String, String> english = blanks(words.substring(words.indexOf("\n  en: {"), second));
        Map<String, String> indonesian = blanks(words.substring(second));
        assertTrue(english.size() > 80, english.size() + " words");
        english.forEach((key, blanks) -> assertEquals(blanks, indonesian.get(key), key));
    }

    /// The placeholders of each text.
    private static Map<String, String> blanks(String words) {
        var blanks = new HashMap<String, String>();
        Pattern.compile("(\\w+): \"([^\"]*)\"")
                .matcher(words)
                .results()
                .forEach(
                        each ->
                                blanks.put(
                                        each.group(1),
                                        Pattern.compile("\\{\\d}")
                                                .matcher(each.group(2))
                                                .results()
                                                .map(MatchResult::group)
                                                .sorted()
                                                .collect(Collectors.joining())));
        return blanks;
    }

    @Test
    void pageStaysWithinItsSizeLimit() throws Exception {
        try (var house = new GuestServerFixture()) {
            int bytes = 0;
            for (String path : PATHS) {
                try (var client = RawClient.connect(house.guestPort)) {
                    client.write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\n"
                                            + "Host: den\r\n"
                                            + "Accept-Encoding: gzip\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.readHead();
                    bytes += client.readRest().length;
                }
            }
            System.out.println("measured: the guest page with its files takes " + bytes + " bytes");
            assertTrue(bytes <= 64_000, bytes + " bytes");
        }
    }

    @Test
    void closedPortRefusesAndReopens() throws Exception {
        try (var house = new GuestServerFixture()) {
            assertEquals(
                    house.guestPort, house.guestServer.open(0, true, false), "it is open already");
            house.guestServer.close("Closed.");
            house.guestServer.close("Closed.");
            assertThrows(ConnectException.class, () -> RawClient.connect(house.guestPort));
            assertEquals(house.guestPort, house.guestServer.open(house.guestPort, true, false));
            get(house, "/", "");
        }
    }

    @Test
    void takenPortFailsOrFallsBack() throws Exception {
        try (var house = new GuestServerFixture();
                var other = new GuestServerFixture()) {
            other.guestServer.close("");
            assertThrows(
                    PortInUseException.class,
                    () -> other.guestServer.open(house.guestPort, true, false));
            assertTrue(other.guestServer.open(house.guestPort, false, false) != house.guestPort);
        }
    }
}
