package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The guest page by keyboard alone, in two languages and both themes, in a real Chromium.
class GuestLooksTest {
    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void everythingWorksByKeyboard() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var desk = GuestBrowser.desktop(house.guestPort, "Kitchen");
                var phone = GuestBrowser.phone(house.guestPort, "en")) {
            ada.until("rooms are there", c -> !c.rooms().rooms().isEmpty());
            ada.with(c -> c.memberships().join("Kitchen"));
            ada.untilIn("Kitchen");
            assertEquals("join", desk.focus());
            desk.browser.chord(Browser.SHIFT, Browser.TAB);
            assertEquals("name", desk.focus());
            desk.browser.type("Ada" + Browser.ENTER);
            desk.browser.until("document.querySelector('#name-problem').textContent");
            assertEquals("name", desk.focus());
            assertEquals(
                    "true",
                    desk.browser.text(
                            "return document.activeElement.getAttribute('aria-invalid')"));
            desk.browser.run("document.activeElement.select(); return 0");
            desk.browser.type("Key Board" + Browser.ENTER);
            desk.browser.until("document.activeElement.id === 'words'");
            desk.browser.type("typed");
            desk.browser.chord(Browser.SHIFT, Browser.ENTER);
            desk.browser.type("in two lines" + Browser.ENTER);
            ada.untilHeard("Kitchen", "Key Board: typed\nin two lines");
            desk.untilNothingWaits();

            var stops = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                desk.browser.chord(Browser.SHIFT, Browser.TAB);
                stops.add(desk.focus());
            }
            assertTrue(
                    stops.containsAll(
                            List.of("log", "leave", "rename-open", "other-name", "Leave Kitchen")),
                    stops.toString());
            desk.browser.run("document.getElementById('rename-open').focus(); return 0");
            desk.browser.type(Browser.ENTER);
            assertEquals("new-name", desk.focus());
            desk.browser.type("Otter" + Browser.ENTER);
            desk.browser.until("document.querySelector('#my-name').textContent === 'Otter'");
            ada.untilHeard("Kitchen", "Key Board is now Otter");
            assertEquals("rename-open", desk.focus());
            desk.browser.type(Browser.TAB + Browser.ENTER);
            desk.browser.until(
                    "document.querySelector('#farewell').textContent === 'You’ve left. Join again"
                            + " any time.'");
            ada.untilHeard("Kitchen", "Otter left");
            desk.assertNoComplaints();

            phone.enter("Small");
            phone.browser.run("document.getElementById('open-rooms').focus(); return 0");
            phone.browser.type(Browser.ENTER);
            assertEquals("Close", phone.focus());
            assertEquals(
                    "true",
                    phone.browser.text("return String(document.getElementById('talk').inert)"));
            phone.browser.type(Browser.TAB + Browser.TAB + Browser.TAB + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Kitchen'");
            assertEquals("open-rooms", phone.focus());
            phone.browser.run("document.getElementById('open-people').focus(); return 0");
            phone.browser.type(Browser.ENTER);
            phone.browser.snapshot("guest-phone-people");
            phone.browser.type(Browser.ESCAPE);
            assertEquals("open-people", phone.focus());
            phone.assertNoComplaints();
        }
    }

    @Test
    void pageIsReadableInBothLanguagesAndThemes() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "id")) {
            assertEquals("id", phone.browser.text("return document.documentElement.lang"));
            assertEquals(
                    "Gabung",
                    phone.browser.text("return document.getElementById('join').textContent"));
            assertTrue(
                    phone.browser
                            .text("return document.body.innerText")
                            .contains("Tidak terenkripsi"));
            phone.browser.snapshot("guest-door");
            phone.assertFaintNowhere();
            phone.browser.click("#door .languages button[lang=en]");
            assertEquals(
                    "Join",
                    phone.browser.text("return document.getElementById('join').textContent"));
            assertTrue(
                    phone.browser.text("return document.body.innerText").contains("Not encrypted"));
            phone.browser.click("#door .languages button[lang=id]");
            phone.enter("Rubah");
            ada.untilIn("Lobby");
            ada.say("Lobby", "/name Lady");
            phone.untilTold("Ada kini bernama Lady");
            ada.say("Lobby", "Selamat pagi");
            phone.untilSees("Selamat pagi");
            phone.say("Pagi!");
            phone.untilNothingWaits();
            phone.assertFaintNowhere();
            phone.browser.click("#open-rooms");
            phone.browser.snapshot("guest-phone-rooms");
            phone.assertFaintNowhere();
            assertEquals(
                    List.of(),
                    phone.browser.list(
                            "return [...document.querySelectorAll('button, input,"
                                    + " textarea')].filter((e) => e.checkVisibility() &&"
                                    + " !(e.getAttribute('aria-label') || e.labels?.length ||"
                                    + " e.textContent.trim())).map((e) => e.outerHTML)"));
            assertEquals(
                    "polite log",
                    phone.browser.text(
                            "const l = document.getElementById('log'); return l.ariaLive + ' ' +"
                                    + " l.role"));
            phone.assertNoComplaints();
        }
    }
}
