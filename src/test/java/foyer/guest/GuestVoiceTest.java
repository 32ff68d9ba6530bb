package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a screen reader is told of the guest page, in a real Chromium.
class GuestVoiceTest {
    private static final String CONTROLS = "button, input, textarea, a";

    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    private static void allHaveANameAndNoneIsIn(List<String> other, GuestBrowser phone)
            throws IOException {
        List<String> spoken = phone.browser.spoken(CONTROLS);
        assertTrue(spoken.size() >= 2, spoken.toString());
        for (String each : spoken) {
            assertTrue(each.matches("\\w+ .*\\S.*"), "no name: " + spoken);
            assertTrue(other.stream().noneMatch(each::endsWith), each + " among " + spoken);
        }
    }

    @Test
    void everyControlHasARoleAndAName() throws Exception {
        var indonesian =
                List.of(
                        "Gabung",
                        "Ruang",
                        "Pesan",
                        "Kirim",
                        "Tutup",
                        "Ganti nama Anda",
                        "Gabung atau buat",
                        "Tinggalkan obrolan");
        var english =
                List.of(
                        "Join",
                        "Rooms",
                        "Message",
                        "Send",
                        "Close",
                        "Change your name",
                        "Join or create a room",
                        "Leave the chat");
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en")) {
            assertEquals(
                    List.of("textbox Your name", "button Join"),
                    phone.browser.spoken("#door form :is(input, button:not(.languages *))"));
            phone.browser.click("#door .languages button[lang=id]");
            assertEquals(
                    List.of("textbox Nama Anda", "button Gabung"),
                    phone.browser.spoken("#door form :is(input, button:not(.languages *))"));
            phone.enter("Rubah");
            ada.untilIn("Lobby");
            ada.say("Lobby", "Look: https://example.org/");
            phone.untilSees("Look: https://example.org/");
            for (var in : List.of("id", "en")) {
                List<String> other = in.equals("id") ? english : indonesian;
                allHaveANameAndNoneIsIn(other, phone);
                assertEquals(
                        List.of(in.equals("id") ? "log Pesan" : "log Messages"),
                        phone.browser.spoken("#log"));
                phone.browser.click("#open-people");
                allHaveANameAndNoneIsIn(other, phone);
                phone.browser.type(Browser.ESCAPE);
                phone.browser.click("#open-rooms");
                allHaveANameAndNoneIsIn(other, phone);
                if (in.equals("id")) {
                    phone.browser.click("#rooms .languages button[lang=en]");
                }
                phone.browser.click("#rooms .close");
            }
            phone.assertNoComplaints();
        }
    }

    @Test
    void updatesKeepTheScreenReadersPlace() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "first");
            phone.untilSees("first");
            phone.browser.run(
                    "setTimeout(() => { window.settled = true; }, 30); window.later = [];"
                            + " window.setTimeout = (what, ms) => { later.push([what, ms]); return 0;"
                            + " }; return 0");
            phone.browser.until("window.settled");
            ada.say("Lobby", "second");
            phone.untilSees("second");
            phone.browser.until("later.some(([, ms]) => ms === 30)");
            assertEquals(
                    "0",
                    phone.browser.text(
                            "later.splice(0).forEach(([what]) => what());"
                                    + " return String(later.filter(([, ms]) => ms === 30).length)"),
                    "drawing calls for no other drawing");
        }
    }
}
