package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.ChatModel;
import foyer.model.ModerationActions;
import foyer.model.RoomModel;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Muted and banned guests, in a real Chromium.
class GuestPenaltiesTest {
    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void mutedAndBannedGuestsSeeTheReason() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", GuestServerFixture.HOST, house.address);
                var bob = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob");
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("LOUD");
            ada.untilHeard("Lobby", "Cyd: LOUD");
            String id = ada.member("Cyd").id();
            ada.with(c -> mute(c, id));
            phone.untilTold("Ada muted Cyd: Let the others speak.");
            assertTrue(
                    phone.browser
                            .text("return document.getElementById('silence').textContent")
                            .matches("Ada muted you until .*: Let the others speak\\."));
            assertEquals(
                    "true",
                    phone.browser.text("return String(document.getElementById('words').disabled)"));
            bob.untilTold("Ada muted Cyd: Let the others speak.");
            bob.browser.until(
                    "[...document.querySelectorAll('#member-list .tag')].some((e) => e.textContent"
                            + " === 'guest, muted')");
            phone.browser.snapshot("guest-muted");
            phone.assertFaintNowhere();
            ada.with(c -> unmute(c, id));
            phone.untilTold("Ada unmuted Cyd");
            phone.browser.until("document.querySelector('#silence.hidden')");
            phone.say("quietly");
            ada.untilHeard("Lobby", "Cyd: quietly");

            ada.with(c -> ban(c, id));
            phone.browser.until(
                    "document.querySelector('#farewell').textContent === 'You were banned. Ada"
                            + " banned you from this server for 24 h: Selling things.'");
            bob.untilTold("Cyd was banned by Ada for 24 h: Selling things.");
            phone.browser.click("#join");
            phone.browser.until(
                    "document.querySelector('#door-problem').textContent === 'Ada banned you from"
                            + " this server for 24 h: Selling things.'");
            phone.browser.snapshot("guest-banned");
            phone.assertNoComplaints();
            bob.assertNoComplaints();
        }
    }

    private static boolean mute(ChatModel chat, String id) {
        RoomModel room = chat.rooms().selectedProperty().get();
        ModerationActions.mute(room, id, 10, "Let the others speak.");
        return true;
    }

    private static boolean unmute(ChatModel chat, String id) {
        ModerationActions.unmute(chat.rooms().selectedProperty().get(), id);
        return true;
    }

    private static boolean ban(ChatModel chat, String id) {
        RoomModel room = chat.rooms().selectedProperty().get();
        ModerationActions.ban(room, id, 24 * 60, "Selling things.", false);
        return true;
    }
}
