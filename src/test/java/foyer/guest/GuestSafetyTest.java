package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hostile texts do no harm on the guest page, in a real Chromium.
class GuestSafetyTest {
    private static final List<String> HOSTILE =
            List.of(
                    "<script>window.pwned=1</script>",
                    "<img src=x onerror=\"window.pwned=2\">",
                    "<img src=x onerror=window.pwned=3>",
                    "\"><svg onload=window.pwned=4>",
                    "<a href=\"javascript:window.pwned=5\">click</a>",
                    "javascript:window.pwned=6",
                    "file:///etc/passwd",
                    "data:text/html,<script>window.pwned=7</script>",
                    "https://example.org/\"onmouseover=\"window.pwned=8",
                    "\u202egnp.exe\u202c and \u2066isolated",
                    "\u202e\u202e\u202eupside",
                    "${window.pwned=9}{{constructor.constructor('window.pwned=10')()}}",
                    "</textarea></li></ol><h1>big</h1>",
                    "&lt;b&gt;&amp;amp;",
                    "line\nbreak");

    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void hostileTextIsShownAsText() throws Exception {
        try (var house = new GuestServerFixture();
                var eve = new ConnectedClient("<img src=x onerror=pwned=1>", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            for (String text : HOSTILE) {
                eve.say("Lobby", text);
            }
            eve.say(
                    "Lobby",
                    "see https://good.example@evil.example/x, HTTP://Example.org."
                            + " mailto:a@b.example?subject=x mailto:a@b.example,c@d.example"
                            + " https://аpple.com/free");
            phone.untilSees(
                    "see https://good.example@evil.example/x, HTTP://Example.org (example.org)."
                            + " mailto:a@b.example?subject=x mailto:a@b.example,c@d.example"
                            + " https://аpple.com/free (xn--pple-43d.com)");
            assertEquals(HOSTILE, phone.words().subList(0, HOSTILE.size()));
            assertEquals("undefined", phone.browser.text("return typeof window.pwned"));
            assertEquals(
                    List.of(),
                    phone.browser.list(
                            "return [...document.querySelectorAll('#log script, #log img, #log"
                                    + " svg:not(.tick svg, .deeds svg), #log h1, #log [onerror], #log"
                                    + " [onclick], #log [onmouseover]')].map((e) => e.outerHTML)"));
            assertEquals(
                    List.of(
                            "https://example.org/",
                            "http://example.org/",
                            "mailto:a@b.example?subject=x",
                            "https://xn--pple-43d.com/free"),
                    phone.browser.list(
                            "return [...document.querySelectorAll('#log a')].map((a) => a.href)"));
            assertEquals(
                    List.of("noopener noreferrer"),
                    phone.browser.list(
                            "return [...new Set([...document.querySelectorAll('#log a')].map((a) =>"
                                    + " a.rel))]"));
            assertEquals(
                    List.of("isolate"),
                    phone.browser.list(
                            "return [...new Set([...document.querySelectorAll('#log"
                                    + " .author')].map((e) => getComputedStyle(e).unicodeBidi))]"));
            phone.say(HOSTILE.getFirst());
            phone.untilNothingWaits();
            eve.untilHeard("Lobby", "Cyd: " + HOSTILE.getFirst());
            phone.browser.snapshot("guest-hostile");
            phone.assertNoComplaints();
        }
    }

    @Test
    void bidiTextDoesNotReorderOtherLines() throws Exception {
        try (var house = new GuestServerFixture();
                var eve = new ConnectedClient("Eve", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            String text = "שלום!\nHello.\n\u202eabc\ndef";
            eve.say("Lobby", text);
            phone.untilSees(text);
            assertEquals(
                    List.of("true", "true", "true", "true"),
                    phone.browser.list(
                            """
                            const words = [...document.querySelectorAll('#log .words')].at(-1).firstChild;
                            const x = (letter) => {
                              const at = words.data.indexOf(letter), range = document.createRange();
                              range.setStart(words, at); range.setEnd(words, at + 1);
                              return range.getBoundingClientRect().x;
                            };
                            return [x('!') < x('ש'), x('H') < x('.'), x('a') > x('c'), x('d') < x('f')].map(String);
                            """));
        }
    }
}
