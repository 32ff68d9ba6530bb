package foyer.ui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import foyer.protocol.Ban;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The host's desk, but for its announcements.
final class HostControllerTest {
    private ChatModelFixture chat;
    private ViewRobot view;

    private void open(Role role, String... addresses) {
        chat = ChatModelFixture.welcomed(role);
        view = HostViews.open(chat, addresses);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    @Test
    void everyAddressCanBeCopied() {
        open(Role.HOST, "192.168.1.20:7788", "[fe80::1%eth0]:7788");
        view.stage().click("#addresses > .row.last .button");
        assertEquals(
                "[fe80::1%eth0]:7788",
                view.stage().on(() -> Clipboard.getSystemClipboard().getString()));
        assertFalse(view.stage().sees("#noAddresses"));
        view.stage().snapshot("host");
    }

    @Test
    void guestsAreLetInWithOneClickAndTheLinkCanBeCopied() {
        var asked = new ArrayList<Boolean>();
        chat = ChatModelFixture.welcomed(Role.HOST);
        view =
                HostViews.open(
                        chat,
                        () -> {
                            chat.model.hostModel().addresses().setAll("192.168.1.20:7788");
                            chat.hosting(
                                    (on, encrypted) -> {
                                        asked.add(on);
                                        assertFalse(encrypted);
                                        return on
                                                ? List.of("http://192.168.1.20:7789/")
                                                : List.of();
                                    });
                        },
                        () -> {});
        assertFalse(view.stage().sees("#guestLinks"));
        view.stage().click("#letGuestsIn");
        assertTrue(view.stage().sees(".guests-warning"));
        view.stage().click("#guestLinks > .row.last .button");
        assertEquals(
                "http://192.168.1.20:7789/",
                view.stage().on(() -> Clipboard.getSystemClipboard().getString()));
        view.stage().snapshot("host-guests");
        view.stage().click("#letGuestsIn");
        assertFalse(view.stage().sees("#guestLinks"));
        assertEquals(List.of(true, false), asked);
    }

    @Test
    void aSwitchThatCannotBeTurnedGoesBackAndSaysWhy() {
        chat = ChatModelFixture.welcomed(Role.HOST);
        view =
                HostViews.open(
                        chat,
                        () -> {
                            chat.hosting(
                                    (_, _) -> {
                                        throw new IOException("There is no port left.");
                                    });
                        },
                        () -> {});
        view.stage().click("#letGuestsIn");
        assertFalse(
                view.stage()
                        .on(() -> ((ToggleSwitch) view.stage().find("#letGuestsIn")).isSelected()));
        assertTrue(view.stage().sees(".guests > .problem"));
        assertFalse(view.stage().sees("#guestLinks"));
    }

    @Test
    void withNothingToShowItSaysWhatWouldBeThere() {
        open(Role.HOST);
        assertTrue(view.stage().sees("#noAddresses"));
        assertTrue(view.stage().sees("#noSchedules"));
        view.stage().snapshot("host-empty");
    }

    @Test
    void whoIsNoHostIsToldSo() {
        open(Role.MEMBER);
        assertTrue(view.stage().sees("#notOpen"));
        assertFalse(view.stage().sees("#announce"));
        view.stage().snapshot("host-not-open");
        view.stage().fx(() -> chat.hear(new Event.RoleSet(ChatModelFixture.MY_ID, Role.MODERATOR)));
        assertFalse(view.stage().sees("#notOpen"));
        assertTrue(view.stage().sees("#announce"));
    }

    @Test
    void escapeCloses() {
        var closed = new AtomicInteger();
        chat = ChatModelFixture.welcomed(Role.HOST);
        view = HostViews.open(chat, () -> {}, closed::incrementAndGet);
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
    }

    @Test
    void theServersPasswordIsSetAndRemoved() {
        open(Role.HOST, "192.168.1.20:7788");
        assertEquals("Anyone who can reach this server can join.", view.text("#passwordState"));
        assertFalse(view.stage().sees("#removePassword"));
        assertTrue(view.isDisabled("#setPassword"));
        view.enter("#password", "open sesame");
        view.stage().press(KeyCode.ENTER);
        assertEquals(new Command.SetPassword(null, "open sesame"), chat.last());
        assertEquals("", view.text("#password"));
        view.stage()
                .fx(
                        () ->
                                chat.hear(
                                        new Event.PasswordSet(
                                                null, ChatModelFixture.MY_ID, "Calm Fox", true)));
        assertEquals("New people must enter the password once.", view.text("#passwordState"));
        view.stage().snapshot("host-password");
        view.stage().click("#removePassword");
        assertEquals(new Command.SetPassword(null, ""), chat.last());
        view.stage()
                .fx(
                        () ->
                                chat.hear(
                                        new Event.PasswordSet(
                                                null, ChatModelFixture.MY_ID, "Calm Fox", false)));
        assertFalse(view.stage().sees("#removePassword"));
    }

    @Test
    void aPasswordThatIsRefusedIsSaidThereAndThereAgain() {
        open(Role.HOST);
        view.enter("#password", "open sesame");
        view.stage().click("#setPassword");
        view.stage().fx(() -> chat.refuse(ErrorCode.NOT_STORED, "Not stored."));
        assertEquals("Not stored.", view.text("#passwordRefusal"));
        assertEquals("open sesame", view.text("#password"));
    }

    @Test
    void aModeratorIsOfferedNoPassword() {
        open(Role.MODERATOR);
        assertFalse(view.stage().sees("#password"));
        assertTrue(view.stage().sees("#announcement"));
    }

    @Test
    void whoIsBannedIsListedAndLetInAgain() {
        open(Role.MODERATOR);
        assertFalse(view.stage().sees("#bans"));
        String bob = MemberId.of("bob");
        String noa = MemberId.of("noa");
        var bans =
                List.of(
                        new Ban(bob, "bob", ChatModelFixture.MY_ID, "Calm Fox", "spam", null, true),
                        new Ban(
                                noa,
                                "Noa כהן",
                                ChatModelFixture.MY_ID,
                                "Calm Fox",
                                "Selling things again and again, although everybody asked her"
                                        + " to stop it",
                                1_795_000_000_000L,
                                null));
        view.stage()
                .fx(
                        () -> {
                            chat.hear(new Event.Bans(bans.subList(0, 1), true));
                            chat.hear(new Event.Bans(bans.subList(1, 2), false));
                        });
        assertTrue(view.stage().shows("bob: spam"));
        assertTrue(view.stage().shows("by Calm Fox, indefinitely and their address"));
        view.stage().snapshot("host-bans");
        view.stage().click("#bans > .row.last .button");
        assertEquals(new Command.Unban(noa), chat.last());
        view.stage().fx(() -> chat.hear(new Event.Bans(List.of(), false)));
        assertFalse(view.stage().sees("#bans"));
    }
}
