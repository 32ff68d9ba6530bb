package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.markup.MarkupCases;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The guest page reads the markup of messages as the window does, in a real Chromium.
class GuestMarkupTest {
    private static final String DESCRIBE =
            """
            const span = ({ text, style }) => style ? "⟦" + [..."bisc"].filter((c) => style.includes(c)).join("") + ":" + text + "⟧" : text;
            const block = ({ code, quotes, spans }) => (code ? "code:" : "> ".repeat(quotes)) + spans.map(code ? (each) => each.text : span).join("");
            const shown = (text) => readMarkup(text).map(block).join("¶");
            const links = (text) => readMarkup(text).flatMap((each) => each.spans).filter((each) => each.target).map((each) => each.text).join(" ");
            """;

    private static Browser browser;
    private static String source;
    private static MarkupCases cases;

    @BeforeAll
    static void open() throws Exception {
        Browser.orSkip();
        browser = Browser.phone("en");
        try (var script =
                Objects.requireNonNull(GuestPage.class.getResourceAsStream("markup.js"))) {
            source = new String(script.readAllBytes(), StandardCharsets.UTF_8) + DESCRIBE;
        }
        cases = MarkupCases.read();
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private static List<String> each(String function, List<String> texts) throws IOException {
        return browser.list(source + "return arguments[0].map(" + function + ")", texts);
    }

    @Test
    void textWithoutMarkupIsShownAndCopiedAsTyped() throws Exception {
        assertEquals(cases.asTyped(), each("shown", cases.asTyped()));
        assertEquals(cases.asTyped(), each("plainText", cases.asTyped()));
    }

    @Test
    void markupIsThatOfTheWindow() throws Exception {
        List<String> texts = cases.markup().stream().map(MarkupCases.Markup::in).toList();
        assertEquals(
                cases.markup().stream().map(MarkupCases.Markup::shown).toList(),
                each("shown", texts));
        assertEquals(
                cases.markup().stream().map(MarkupCases.Markup::copied).toList(),
                each("plainText", texts));
    }

    @Test
    void linksAreThoseOfTheWindow() throws Exception {
        assertEquals(
                cases.links().stream().map(MarkupCases.Link::link).toList(),
                each("links", cases.links().stream().map(MarkupCases.Link::in).toList()));
        assertEquals(
                cases.noLinks().stream().map(_ -> "").toList(), each("links", cases.noLinks()));
    }

    @Test
    void pageDrawsTheMarkup() throws Exception {
        try (var house = new GuestServerFixture();
                var eve = new ConnectedClient("Eve", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            eve.say(
                    "Lobby",
                    "**bold** *it* ~~gone~~ `code` ***both***\n> quoted\n```\nif x:\n    y\n```\n"
                            + "C:\\Users\\_a_\\*.txt");
            phone.browser.until("document.querySelector('#log blockquote')");
            assertEquals(
                    List.of(
                            "<div><strong>bold</strong> <em>it</em> <s>gone</s> <code>code</code>"
                                    + " <strong><em>both</em></strong></div>"
                                    + "<blockquote>quoted</blockquote>"
                                    + "<pre><code>if x:\n    y</code></pre>"
                                    + "<div>C:\\Users\\_a_\\*.txt</div>"),
                    phone.browser.list(
                            "return [...document.querySelectorAll('#log .words')].map((w) =>"
                                    + " w.innerHTML)"));
            phone.browser.snapshot("guest-markup");
            phone.assertNoComplaints();
        }
    }

    @Test
    void longCodeIsFoldedAsCode() throws Exception {
        try (var house = new GuestServerFixture();
                var eve = new ConnectedClient("Eve", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            eve.say("Lobby", "log:\n```\n" + " *a*\n".repeat(1_100) + "```\nend");
            phone.browser.until("document.querySelector('#log .show-all')");

            assertEquals(
                    List.of("39", "Show all 1,102 lines", "0"),
                    phone.browser.list(
                            "const w = document.querySelector('#log .words');"
                                    + " return [String(w.querySelector('pre').textContent.split('\\n').length),"
                                    + " w.querySelector('.show-all').textContent,"
                                    + " String(w.querySelectorAll('em').length)]"));

            phone.browser.click("#log .show-all");

            assertEquals(
                    List.of("1100", "0"),
                    phone.browser.list(
                            "const w = document.querySelector('#log .words');"
                                    + " return [String(w.querySelector('pre').textContent.split('\\n').length),"
                                    + " String(w.querySelectorAll('.show-all').length)]"));
            phone.assertNoComplaints();
        }
    }
}
