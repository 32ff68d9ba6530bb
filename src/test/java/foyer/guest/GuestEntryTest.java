package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.identity.ServerIdentity;
import foyer.model.InvitationModel;
import foyer.model.RoomActions;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guests join and are dismissed, in a real Chromium.
class GuestEntryTest {
    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void encryptedPageConnects(@TempDir Path folder) throws Exception {
        var key = ServerIdentity.in(folder, InstantSource.system()).context();
        try (var house = new GuestServerFixture(key);
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.encrypted(house.guestPort).enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("in secret");
            ada.untilHeard("Lobby", "Cyd: in secret");
            assertEquals(
                    "Encrypted.",
                    phone.browser.text("return document.querySelector('.security').textContent"));
            assertEquals("true", phone.browser.text("return String(window.isSecureContext)"));
            phone.assertNoComplaints();
        }
    }

    @Test
    void singleUseLinkAdmitsOneAndHidesItsToken() throws Exception {
        try (var house = GuestServerFixture.locked("open sesame");
                var host = new ConnectedClient("Host", GuestServerFixture.HOST, house.address)) {
            host.untilIn("Lobby");
            host.with(
                    chat -> {
                        chat.invitation().request(InvitationModel.Access.ONCE);
                        return true;
                    });
            host.until("there is a pass", c -> !c.invitation().tokenProperty().get().isEmpty());
            String token = host.with(c -> c.invitation().tokenProperty().get());
            try (var first = GuestBrowser.desktop(house.guestPort, "Kitchen&t=" + token)) {
                first.enter("Cyd");
                assertEquals("#Kitchen", first.browser.text("return location.hash"));
                assertEquals(
                        "Kitchen",
                        first.browser.text("return document.querySelector('#title').textContent"));
                first.assertNoComplaints();
            }
            try (var second = GuestBrowser.desktop(house.guestPort, "Kitchen&t=" + token)) {
                second.browser.click("#join");
                second.browser.until("document.activeElement.id === 'password'");
                assertEquals(
                        "The invite in this link has been used or has expired.",
                        second.browser.text(
                                "return document.getElementById('farewell').textContent"));
                second.browser.type("open sesame" + Browser.ENTER);
                second.browser.until("document.querySelector('#title').textContent === 'Kitchen'");
                second.assertNoComplaints();
            }
        }
    }

    @Test
    void passwordIsAskedInPlace() throws Exception {
        try (var house = GuestServerFixture.locked("open sesame");
                var phone = GuestBrowser.phone(house.guestPort, "id")) {
            phone.browser.click("#join");
            phone.browser.until("document.activeElement.id === 'password'");
            assertEquals(
                    "Server ini memerlukan kata sandi.",
                    phone.browser.text("return document.getElementById('farewell').textContent"));
            phone.browser.click("#door .languages button[lang=en]");
            phone.browser.run("document.getElementById('password').focus(); return 0");
            phone.browser.snapshot("guest-password");
            phone.assertFaintNowhere();
            phone.browser.type("wrong" + Browser.ENTER);
            phone.browser.until(
                    "document.querySelector('#password-problem').textContent === 'Wrong"
                            + " password.'");
            assertEquals("password", phone.focus());
            phone.browser.type("open sesame" + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            assertEquals(
                    "", phone.browser.text("return document.getElementById('password').value"));
            phone.reload();
            phone.browser.click("#join");
            phone.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            phone.assertNoComplaints();
        }
    }

    @Test
    void lockedRoomAsksInTheRoomList() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd");
                var desk = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            ada.with(c -> c.memberships().join("Vault"));
            ada.untilIn("Vault");
            ada.with(
                    c -> {
                        RoomActions.setPassword(c.rooms().selectedProperty().get(), "open sesame");
                        return true;
                    });
            ada.untilHeard("Vault", "Ada set a password for this room");
            phone.browser.click("#open-rooms");
            phone.browser.until("document.querySelector('#room-list .lock')");
            phone.browser.run(
                    "[...document.querySelectorAll('#room-list button')].find((b) =>"
                            + " b.textContent.includes('Vault')).click(); return 0");
            phone.browser.until("document.activeElement.id === 'room-word'");
            assertEquals(
                    "Vault needs a password",
                    phone.browser.text("return document.getElementById('room-asks').textContent"));
            phone.browser.type("wrong" + Browser.ENTER);
            phone.browser.until(
                    "document.querySelector('#room-problem').textContent === 'Wrong password.'");
            phone.browser.until("document.activeElement.id === 'room-word'");
            phone.browser.snapshot("guest-room-password");
            phone.assertFaintNowhere();
            phone.browser.type("open sesame" + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Vault'");
            phone.say("let me in");
            ada.untilHeard("Vault", "Cyd: let me in");

            desk.browser.run(
                    "[...document.querySelectorAll('#room-list button')].find((b) =>"
                            + " b.textContent.includes('Vault')).click(); return 0");
            desk.browser.until("document.activeElement.id === 'room-word'");
            desk.browser.snapshot("guest-room-password-desktop");
            desk.browser.click("#room-without");
            desk.browser.until("document.querySelector('#room-password.hidden')");
            desk.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            phone.assertNoComplaints();
            desk.assertNoComplaints();
        }
    }

    @Test
    void dismissedGuestsSeeTheReason() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            house.guestServer.close("Ada turned off browser guests.");
            phone.browser.until(
                    "document.querySelector('#farewell').textContent === 'You were removed. Ada"
                            + " turned off browser guests.'");
            ada.untilHeard("Lobby", "Cyd was removed");
            phone.browser.snapshot("guest-dismissed");
            phone.assertNoComplaints();
            phone.browser.click("#join");
            phone.browser.until(
                    "document.querySelector('#door-problem').textContent.startsWith('No answer.')");
            assertEquals(house.guestPort, house.guestServer.open(house.guestPort, true, false));
            phone.enter("Cyd");
        }
    }
}
