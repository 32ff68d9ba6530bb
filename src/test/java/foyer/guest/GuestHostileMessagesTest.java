package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import foyer.testing.HostileTexts;
import foyer.testing.Soak;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No message stops the guest page, in a real Chromium. The events come in where those of the
/// server do.
class GuestHostileMessagesTest {
    private static final int MESSAGES = Soak.or(1_000, 10_000);
    private static final int PAGE = 500;

    /// Keeps the page's WebSocket, which sends a ping when the network is said to be back.
    private static final String KEEP_SOCKET =
            "const send = WebSocket.prototype.send; WebSocket.prototype.send = function (data) {"
                    + " window.foyerSocket = this; return send.call(this, data); };"
                    + " dispatchEvent(new Event('online')); return 0";

    private static final String RECEIVE =
            "for (const event of arguments[0]) foyerSocket.onmessage({ data: event }); return 0";

    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    private static GuestBrowser open(GuestServerFixture house) throws IOException {
        GuestBrowser phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd");
        phone.browser.run(KEEP_SOCKET);
        phone.browser.until("window.foyerSocket");
        return phone;
    }

    private static String said(long seq, String text) {
        return "{\"type\":\"said\",\"room\":\"Lobby\",\"seq\":%d,\"at\":%d,\"by\":\"%s\",\"name\":\"Eve\",\"n\":%d,\"text\":%s}"
                .formatted(
                        seq,
                        1_700_000_000_000L + seq,
                        "a".repeat(16),
                        seq,
                        new JsonPrimitive(text));
    }

    @Test
    void randomMessagesDoNotStopThePage() throws Exception {
        try (var house = new GuestServerFixture();
                GuestBrowser phone = open(house)) {
            var random = new Random(20_261_201);
            for (int sent = 0; sent < MESSAGES; sent += PAGE) {
                var events = new ArrayList<String>();
                for (int i = 1; i <= PAGE; i++) {
                    events.add(said(sent + i, allowed(random)));
                }
                phone.browser.run(RECEIVE, events);
            }
            phone.browser.run(RECEIVE, List.of(said(MESSAGES + 1, "an ordinary message")));

            phone.untilSees("an ordinary message");
            assertEquals("undefined", phone.browser.text("return typeof window.pwned"));
            assertEquals(
                    "true",
                    phone.browser.text(
                            "return String(document.documentElement.scrollWidth <= innerWidth)"),
                    "no message makes the page wider than the screen");
        }
    }

    @Test
    void eventThatCannotBeAppliedCostsItsRoomOneFetch() throws Exception {
        try (var house = new GuestServerFixture();
                var eve = new ConnectedClient("Eve", house.address);
                GuestBrowser phone = open(house)) {
            eve.untilIn("Lobby");
            eve.say("Lobby", "before");
            phone.untilSees("before");
            String faulty = "{\"type\":\"present\",\"room\":\"Lobby\",\"members\":7}";
            phone.browser.run(RECEIVE, List.of(faulty, faulty, faulty));
            eve.say("Lobby", "after");

            phone.untilSees("after");
            assertTrue(phone.words().containsAll(List.of("before", "after")));
        }
    }

    @Test
    void rowThatCannotBeDrawnIsItsPlainText() throws Exception {
        try (var house = new GuestServerFixture();
                GuestBrowser phone = open(house)) {
            String faulty =
                    said(1, "with a faulty time").replaceFirst("\"at\":\\d+", "\"at\":9e99");
            phone.browser.run(RECEIVE, List.of(faulty, said(2, "the next message")));

            phone.untilSees("the next message");
            assertEquals(
                    "Eve: with a faulty time",
                    phone.browser.text("return document.querySelector('#log .note').textContent"));
        }
    }

    private static String allowed(Random random) {
        while (true) {
            try {
                return Names.message(HostileTexts.next(random));
            } catch (InvalidValueException e) {
                // another one
            }
        }
    }
}
