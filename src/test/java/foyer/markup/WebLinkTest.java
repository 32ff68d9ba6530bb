package foyer.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebLinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a?b=c#d.|https://example.org/a?b=c#d|example.org",
                "(http://example.org/x_(y))|http://example.org/x_(y)|example.org",
                "HTTPS://EXAMPLE.org:8443/Path,|https://example.org:8443/Path|example.org:8443",
                "mail mailto:ada@example.org!|mailto:ada@example.org|ada@example.org",
                "https://bücher.example/ü|https://xn--bcher-kva.example/%C3%BC|xn--bcher-kva.example",
                "https://аpple.com|https://xn--pple-43d.com|xn--pple-43d.com",
                "http://[fd00::1]:80/x|http://[fd00::1]:80/x|[fd00::1]:80",
            })
    void linkShowsItsRealTarget(String text, String address, String host) {
        List<WebLink> links = WebLink.in(text);

        assertEquals(1, links.size());
        assertEquals(address, links.getFirst().address());
        assertEquals(host, links.getFirst().host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "ftp://example.org",
                "https://bank.example@evil.example/",
                "https://",
                "https://exa\u202Emple.org",
                "https://exam\u200Bple.org",
                "https://a b",
                "https://%65vil.example",
                "mailto:ada@example.org,bob@example.org",
                "mailto:?to=ada@example.org",
                "xhttps://example.org",
            })
    void everythingElseIsText(String text) {
        assertEquals(
                List.of(),
                WebLink.in(text).stream().filter(link -> !link.host().equals("a")).toList());
    }

    @Test
    void textCanHoldSeveralLinks() {
        String text = "https://a.example and http://b.example; or https://c.example/";
        assertEquals(
                List.of("https://a.example", "http://b.example", "https://c.example/"),
                WebLink.in(text).stream()
                        .map(link -> text.substring(link.start(), link.end()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTextBreaksTheReader(long seed) {
        var random = new Random(seed);
        String parts = "https://example.org:80/()[]@%#?&.,;\u202e\uD800é ";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("https://");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(parts.charAt(random.nextInt(parts.length())));
            }
            for (WebLink link : WebLink.in(text.toString())) {
                assertEquals(true, link.address().matches("(https?://|mailto:)[!-~]+"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 254, 500, 1_001, 2_000, 8_000})
    void overlongHostStaysText(int letters) {
        for (String letter : List.of("é", "e", "ا", "\ud83d\ude00")) {
            String host = letter.repeat(letters / letter.length());
            assertEquals(List.of(), WebLink.in("https://" + host), letter + " * " + letters);
            assertEquals(List.of(), WebLink.in("see https://" + host + ".example/x now"));
        }
    }

    @Test
    void overlongLinkStaysText() {
        assertEquals(1, WebLink.in("https://example.org/" + "x".repeat(1_900)).size());
        assertEquals(List.of(), WebLink.in("https://example.org/" + "x".repeat(2_100)));
        assertEquals(List.of(), WebLink.in("mailto:" + "x".repeat(2_100) + "@example.org"));
    }
}
