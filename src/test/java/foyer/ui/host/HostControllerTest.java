package foyer.ui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import foyer.protocol.Ban;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.ui.Chats;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostControllerTest {
    private static final String LONG =
            "The room closes at six. Please take your things with you, close the windows, and"
                    + " leave the kitchen as you would like to find it tomorrow morning.";

    private final AtomicInteger closed = new AtomicInteger();
    private Chats chat;
    private ViewRobot view;

    private void open(Role role, String... addresses) {
        chat = Chats.welcomed(role);
        view =
                ViewRobot.open(
                        HostController.class,
                        () -> {
                            chat.model.hostDesk().addresses().setAll(addresses);
                            return new HostController(
                                    chat.model.hostDesk(), ZoneOffset.UTC, closed::incrementAndGet);
                        },
                        480,
                        700);
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
        chat = Chats.welcomed(Role.HOST);
        view =
                ViewRobot.open(
                        HostController.class,
                        () -> {
                            chat.model.hostDesk().addresses().setAll("192.168.1.20:7788");
                            chat.hosting(
                                    (on, encrypted) -> {
                                        asked.add(on);
                                        assertFalse(encrypted);
                                        return on
                                                ? List.of("http://192.168.1.20:7789/")
                                                : List.of();
                                    });
                            return new HostController(
                                    chat.model.hostDesk(), ZoneOffset.UTC, () -> {});
                        },
                        480,
                        700);
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
        chat = Chats.welcomed(Role.HOST);
        view =
                ViewRobot.open(
                        HostController.class,
                        () -> {
                            chat.hosting(
                                    (_, _) -> {
                                        throw new IOException("There is no port left.");
                                    });
                            return new HostController(
                                    chat.model.hostDesk(), ZoneOffset.UTC, () -> {});
                        },
                        480,
                        700);
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
    void anAnnouncementGoesOutAndTheFieldIsFree() {
        open(Role.HOST);
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        assertEquals("Tea is ready", assertInstanceOf(Command.Announce.class, chat.last()).text());
        assertEquals("", view.text("#announcement"));
    }

    @Test
    void anEmptyAnnouncementIsRefusedInWords() {
        open(Role.HOST);
        view.stage().click("#announce");
        assertEquals("An empty message says nothing.", view.text("#announceRefusal"));
        assertEquals("", view.text("#scheduleRefusal"));
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void withoutAConnectionTheAnnouncementIsKept() {
        open(Role.HOST);
        view.stage().fx(chat::unplug);
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        assertEquals("There is no connection right now.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
    }

    @Test
    void anAnnouncementRefusedLaterComesBackIntoTheField() {
        open(Role.HOST, "192.168.1.20:7788");
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        view.stage()
                .fx(
                        () ->
                                chat.refuse(
                                        Code.TOO_FAST,
                                        "Slow down: wait a moment, then say it again."));
        assertEquals("Slow down: wait a moment, then say it again.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
        view.stage().snapshot("host-refused");
    }

    @Test
    void whatWasTypedMeanwhileIsNotOverwritten() {
        open(Role.HOST);
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        view.stage().click("#announcement");
        view.stage().type("And cake");
        view.stage().fx(() -> chat.refuse(Code.TOO_FAST, "Slow down."));
        assertEquals("And cake", view.text("#announcement"));
    }

    @Test
    void aScheduledAnnouncementIsAddedShownAndRemoved() {
        open(Role.HOST, "192.168.1.20:7788");
        view.stage().click("#scheduled");
        view.stage().type("Drink water");
        view.stage().press(KeyCode.TAB);
        view.stage().press(KeyCode.CONTROL, KeyCode.A);
        view.stage().type("25");
        view.stage().click("#add");
        assertEquals(new Command.AddSchedule("Drink water", 25), chat.last());
        assertEquals("", view.text("#scheduled"));
        view.stage()
                .fx(
                        () ->
                                chat.hear(
                                        new Event.Schedules(
                                                List.of(
                                                        new Schedule(1, LONG, 60),
                                                        new Schedule(2, "Drink water", 25)))));
        assertEquals("every 25 min", view.text("#schedules > .row.last .hint"));
        assertFalse(view.stage().sees("#noSchedules"));
        view.stage().snapshot("host-schedules");
        view.stage().resize(480, 400);
        view.stage().snapshot("host-small");
        view.stage().resize(480, 700);
        view.stage().click("#schedules > .row.last .button");
        assertEquals(new Command.DropSchedule(2), chat.last());
    }

    @Test
    void minutesTakeDigitsOnlyAndStayWithinADay() {
        open(Role.HOST);
        view.stage().click("#minutes");
        view.stage().press(KeyCode.CONTROL, KeyCode.A);
        view.stage().type("9x9 99");
        view.stage().click("#scheduled");
        view.stage().type("Tea");
        view.stage().press(KeyCode.ENTER);
        assertEquals(new Command.AddSchedule("Tea", 24 * 60), chat.last());
    }

    @Test
    void minutesLeftEmptyAreWhatTheyWereBefore() {
        open(Role.HOST);
        view.stage().click("#minutes");
        view.stage().press(KeyCode.CONTROL, KeyCode.A);
        view.stage().press(KeyCode.DELETE);
        view.stage().click("#scheduled");
        view.stage().type("Tea");
        view.stage().press(KeyCode.ENTER);
        assertEquals(new Command.AddSchedule("Tea", 10), chat.last());
    }

    @Test
    void aRefusedScheduleIsToldWhereItWasAsked() {
        open(Role.HOST);
        view.stage().click("#scheduled");
        view.stage().type("Tea");
        view.stage().press(KeyCode.ENTER);
        view.stage()
                .fx(
                        () ->
                                chat.refuse(
                                        Code.TOO_MANY,
                                        "A server can have 20 scheduled announcements."));
        assertEquals(
                "A server can have 20 scheduled announcements.", view.text("#scheduleRefusal"));
        assertEquals("", view.text("#announceRefusal"));
        assertEquals("Tea", view.text("#scheduled"));
    }

    @Test
    void whoIsNoHostIsToldSo() {
        open(Role.MEMBER);
        assertTrue(view.stage().sees("#notOpen"));
        assertFalse(view.stage().sees("#announce"));
        view.stage().snapshot("host-not-open");
        view.stage().fx(() -> chat.hear(new Event.RoleSet(Chats.MY_ID, Role.MODERATOR)));
        assertFalse(view.stage().sees("#notOpen"));
        assertTrue(view.stage().sees("#announce"));
    }

    @Test
    void escapeCloses() {
        open(Role.HOST);
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
    }

    @Test
    void theServersPasswordIsSetAndRemoved() {
        open(Role.HOST, "192.168.1.20:7788");
        assertEquals("Anybody who finds the way here can come in.", view.text("#passwordState"));
        assertFalse(view.stage().sees("#removePassword"));
        assertTrue(view.isDisabled("#setPassword"));
        view.enter("#password", "open sesame");
        view.stage().press(KeyCode.ENTER);
        assertEquals(new Command.SetPassword(null, "open sesame"), chat.last());
        assertEquals("", view.text("#password"));
        view.stage()
                .fx(() -> chat.hear(new Event.PasswordSet(null, Chats.MY_ID, "Calm Fox", true)));
        assertEquals("Whoever comes is asked for a password once.", view.text("#passwordState"));
        view.stage().snapshot("host-password");
        view.stage().click("#removePassword");
        assertEquals(new Command.SetPassword(null, ""), chat.last());
        view.stage()
                .fx(() -> chat.hear(new Event.PasswordSet(null, Chats.MY_ID, "Calm Fox", false)));
        assertFalse(view.stage().sees("#removePassword"));
    }

    @Test
    void aPasswordThatIsRefusedIsSaidThereAndThereAgain() {
        open(Role.HOST);
        view.enter("#password", "open sesame");
        view.stage().click("#setPassword");
        view.stage().fx(() -> chat.refuse(Code.NOT_STORED, "Not stored."));
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
                        new Ban(bob, "bob", Chats.MY_ID, "Calm Fox", "spam", null, true),
                        new Ban(
                                noa,
                                "Noa כהן",
                                Chats.MY_ID,
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
        assertTrue(view.stage().shows("by Calm Fox, until it is lifted, with their address"));
        view.stage().snapshot("host-bans");
        view.stage().click("#bans > .row.last .button");
        assertEquals(new Command.Unban(noa), chat.last());
        view.stage().fx(() -> chat.hear(new Event.Bans(List.of(), false)));
        assertFalse(view.stage().sees("#bans"));
    }
}
