package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guest page as a guest sees it, in a real Chromium: talking, and never losing a word.
class GuestPageTest {
    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void killedServerLosesNoMessages(@TempDir Path data) throws Exception {
        try (var house = new GuestServeCommandProcess(data);
                var ada = new ConnectedClient("Ada", house.address());
                var phone = GuestBrowser.phone(house.guestPort(), "en").enter("Wayan");
                var desk = GuestBrowser.desktop(house.guestPort(), "Lobby").enter("Bob")) {
            assertEquals("false", phone.browser.text("return String(window.isSecureContext)"));
            ada.untilIn("Lobby");
            ada.say("Lobby", "Welcome! The soup is ready.");
            phone.untilSees("Welcome! The soup is ready.");
            phone.say("On my way, with the bread");
            desk.untilSees("On my way, with the bread");
            desk.say("Save me a bowl please: https://example.org/soup?big=1");
            phone.untilSees("Save me a bowl please: https://example.org/soup?big=1");
            ada.untilHeard("Lobby", "Bob: Save me a bowl please: https://example.org/soup?big=1");
            assertEquals(
                    List.of("Bob", "Wayan"),
                    ada.with(
                            c ->
                                    c.rooms().selectedProperty().get().roster().members().stream()
                                            .filter(Member::isGuest)
                                            .map(Member::name)
                                            .sorted()
                                            .toList()));
            phone.browser.picture("guest-phone");
            desk.browser.snapshot("guest-desktop");
            phone.assertNoComplaints();
            desk.assertNoComplaints();

            house.kill();
            phone.browser.until("!document.querySelector('#trouble.hidden')");
            for (int i = 1; i <= 12; i++) {
                phone.say("phone " + i);
                if (i <= 6) {
                    desk.say("desk " + i);
                }
            }
            phone.browser.snapshot("guest-phone-lost");
            house.start();
            phone.untilNothingWaits();
            desk.untilNothingWaits();
            ada.untilIn("Lobby");
            phone.say("the last");
            ada.untilHeard("Lobby", "Wayan: the last");
            desk.untilSees("the last");
            List<String> heard =
                    ada.log("Lobby").stream()
                            .filter(line -> line.contains(": "))
                            .map(line -> line.split(": ", 2)[1])
                            .toList();
            assertEquals(heard, phone.words());
            assertEquals(heard, desk.words());
            assertEquals(22, heard.size(), heard.toString());
            List<String> mine = heard.stream().filter(line -> line.startsWith("phone ")).toList();
            var inOrder = new ArrayList<String>();
            for (int i = 1; i <= 12; i++) {
                inOrder.add("phone " + i);
            }
            assertEquals(inOrder, mine);
            for (var guest : List.of(phone, desk)) {
                for (String complaint : guest.browser.complaints()) {
                    assertTrue(complaint.contains("WebSocket connection to"), complaint);
                }
            }
        }
    }

    @Test
    void reloadKeepsIdentityAndQueuedMessages() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("before");
            ada.untilHeard("Lobby", "Cyd: before");
            phone.untilNothingWaits();
            String id = ada.member("Cyd").id();
            // what was written is in the browser before the network has it
            phone.browser.run("WebSocket.prototype.send = () => {}; return 0");
            phone.say("written at the last moment");
            assertFalse(ada.log("Lobby").contains("Cyd: written at the last moment"));
            phone.reload();
            assertEquals("Cyd", phone.browser.text("return document.getElementById('name').value"));
            phone.browser.click("#join");
            ada.untilHeard("Lobby", "Cyd: written at the last moment");
            phone.untilNothingWaits();
            assertEquals(List.of("before", "written at the last moment"), phone.words());
            assertEquals(id, ada.member("Cyd").id());
            phone.assertNoComplaints();
        }
    }

    @Test
    void scrollLoadsHistoryAndTitleCountsUnread() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address)) {
            ada.untilIn("Lobby");
            for (int i = 1; i <= 260; i++) {
                ada.say("Lobby", "number " + i);
            }
            ada.untilHeard("Lobby", "Ada: number 260");
            try (var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
                phone.untilSees("number 260");
                assertEquals("number 61", phone.words().getFirst());
                phone.browser.run("document.getElementById('log').scrollTop = 0; return 0");
                phone.untilSees("number 11");
                phone.browser.run("document.getElementById('log').scrollTop = 0; return 0");
                phone.untilSees("number 1");
                assertEquals(260, phone.words().size());
                ada.say("Lobby", "new");
                phone.browser.until("document.title.startsWith('(1) Lobby')");
                phone.browser.click("#newest");
                phone.browser.until("document.title.startsWith('Lobby')");
                phone.assertNoComplaints();
            }
        }
    }
}
