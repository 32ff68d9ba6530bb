package foyer.ui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.ui.Chats;
import foyer.ui.ViewRobot;
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
                                    chat.model.hostDesk(), closed::incrementAndGet);
                        },
                        480,
                        700);
    }

    @AfterEach
    void close() {
        view.close();
    }

    @Test
    void everyAddressCanBeCopied() {
        open(Role.HOST, "192.168.1.20:7788", "[fe80::1%eth0]:7788");
        view.click("#addresses > .row.last .button");
        assertEquals(
                "[fe80::1%eth0]:7788", view.fx(() -> Clipboard.getSystemClipboard().getString()));
        assertFalse(view.isShown("#noAddresses"));
        view.shoot("host");
    }

    @Test
    void withNothingToShowItSaysWhatWouldBeThere() {
        open(Role.HOST);
        assertTrue(view.isShown("#noAddresses"));
        assertTrue(view.isShown("#noSchedules"));
        view.shoot("host-empty");
    }

    @Test
    void anAnnouncementGoesOutAndTheFieldIsFree() {
        open(Role.HOST);
        view.click("#announcement");
        view.type("Tea is ready");
        view.click("#announce");
        assertEquals("Tea is ready", assertInstanceOf(Command.Announce.class, chat.last()).text());
        assertEquals("", view.text("#announcement"));
    }

    @Test
    void anEmptyAnnouncementIsRefusedInWords() {
        open(Role.HOST);
        view.click("#announce");
        assertEquals("An empty message says nothing.", view.text("#announceRefusal"));
        assertEquals("", view.text("#scheduleRefusal"));
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void withoutAConnectionTheAnnouncementIsKept() {
        open(Role.HOST);
        view.run(chat::unplug);
        view.click("#announcement");
        view.type("Tea is ready");
        view.click("#announce");
        assertEquals("There is no connection right now.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
    }

    @Test
    void anAnnouncementRefusedLaterComesBackIntoTheField() {
        open(Role.HOST, "192.168.1.20:7788");
        view.click("#announcement");
        view.type("Tea is ready");
        view.click("#announce");
        view.run(() -> chat.refuse(Code.TOO_FAST, "Slow down: wait a moment, then say it again."));
        assertEquals("Slow down: wait a moment, then say it again.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
        view.shoot("host-refused");
    }

    @Test
    void whatWasTypedMeanwhileIsNotOverwritten() {
        open(Role.HOST);
        view.click("#announcement");
        view.type("Tea is ready");
        view.click("#announce");
        view.click("#announcement");
        view.type("And cake");
        view.run(() -> chat.refuse(Code.TOO_FAST, "Slow down."));
        assertEquals("And cake", view.text("#announcement"));
    }

    @Test
    void aScheduledAnnouncementIsAddedShownAndRemoved() {
        open(Role.HOST, "192.168.1.20:7788");
        view.click("#scheduled");
        view.type("Drink water");
        view.press(KeyCode.TAB);
        view.press(KeyCode.CONTROL, KeyCode.A);
        view.type("25");
        view.click("#add");
        assertEquals(new Command.AddSchedule("Drink water", 25), chat.last());
        assertEquals("", view.text("#scheduled"));
        view.run(
                () ->
                        chat.hear(
                                new Event.Schedules(
                                        List.of(
                                                new Schedule(1, LONG, 60),
                                                new Schedule(2, "Drink water", 25)))));
        assertEquals("every 25 min", view.text("#schedules > .row.last .hint"));
        assertFalse(view.isShown("#noSchedules"));
        view.shoot("host-schedules");
        view.size(480, 400);
        view.shoot("host-small");
        view.size(480, 700);
        view.click("#schedules > .row.last .button");
        assertEquals(new Command.DropSchedule(2), chat.last());
    }

    @Test
    void minutesTakeDigitsOnlyAndStayWithinADay() {
        open(Role.HOST);
        view.click("#minutes");
        view.press(KeyCode.CONTROL, KeyCode.A);
        view.type("9x9 99");
        view.click("#scheduled");
        view.type("Tea");
        view.press(KeyCode.ENTER);
        assertEquals(new Command.AddSchedule("Tea", 24 * 60), chat.last());
    }

    @Test
    void minutesLeftEmptyAreWhatTheyWereBefore() {
        open(Role.HOST);
        view.click("#minutes");
        view.press(KeyCode.CONTROL, KeyCode.A);
        view.press(KeyCode.DELETE);
        view.click("#scheduled");
        view.type("Tea");
        view.press(KeyCode.ENTER);
        assertEquals(new Command.AddSchedule("Tea", 10), chat.last());
    }

    @Test
    void aRefusedScheduleIsToldWhereItWasAsked() {
        open(Role.HOST);
        view.click("#scheduled");
        view.type("Tea");
        view.press(KeyCode.ENTER);
        view.run(() -> chat.refuse(Code.TOO_MANY, "A server can have 20 scheduled announcements."));
        assertEquals(
                "A server can have 20 scheduled announcements.", view.text("#scheduleRefusal"));
        assertEquals("", view.text("#announceRefusal"));
        assertEquals("Tea", view.text("#scheduled"));
    }

    @Test
    void whoIsNoHostIsToldSo() {
        open(Role.MEMBER);
        assertTrue(view.isShown("#notOpen"));
        assertFalse(view.isShown("#announce"));
        view.shoot("host-not-open");
        view.run(() -> chat.hear(new Event.RoleSet(Chats.MY_ID, Role.MODERATOR)));
        assertFalse(view.isShown("#notOpen"));
        assertTrue(view.isShown("#announce"));
    }

    @Test
    void escapeCloses() {
        open(Role.HOST);
        view.press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
    }
}
