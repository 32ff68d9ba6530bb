package foyer.ui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Announcements at the host's desk, said now or again and again.
final class AnnouncementsTest {
    private static final String LONG =
            "The room closes at six. Please take your things with you, close the windows, and"
                    + " leave the kitchen as you would like to find it tomorrow morning.";

    private final ChatModelFixture chat = ChatModelFixture.welcomed(Role.HOST);
    private ViewRobot view;

    private void open(String... addresses) {
        view = HostViews.open(chat, addresses);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    @Test
    void anAnnouncementGoesOutAndTheFieldIsFree() {
        open();
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        assertEquals("Tea is ready", assertInstanceOf(Command.Announce.class, chat.last()).text());
        assertEquals("", view.text("#announcement"));
    }

    @Test
    void anEmptyAnnouncementIsRefusedInWords() {
        open();
        view.stage().click("#announce");
        assertEquals("Write something first.", view.text("#announceRefusal"));
        assertEquals("", view.text("#scheduleRefusal"));
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void withoutAConnectionTheAnnouncementIsKept() {
        open();
        view.stage().fx(chat::unplug);
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        assertEquals("You’re not connected right now.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
    }

    @Test
    void anAnnouncementRefusedLaterComesBackIntoTheField() {
        open("192.168.1.20:7788");
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        view.stage()
                .fx(
                        () ->
                                chat.refuse(
                                        ErrorCode.TOO_FAST,
                                        "Slow down: wait a moment, then say it again."));
        assertEquals("Slow down: wait a moment, then say it again.", view.text("#announceRefusal"));
        assertEquals("Tea is ready", view.text("#announcement"));
        view.stage().snapshot("host-refused");
    }

    @Test
    void whatWasTypedMeanwhileIsNotOverwritten() {
        open();
        view.stage().click("#announcement");
        view.stage().type("Tea is ready");
        view.stage().click("#announce");
        view.stage().click("#announcement");
        view.stage().type("And cake");
        view.stage().fx(() -> chat.refuse(ErrorCode.TOO_FAST, "Slow down."));
        assertEquals("And cake", view.text("#announcement"));
    }

    @Test
    void aScheduledAnnouncementIsAddedShownAndRemoved() {
        open("192.168.1.20:7788");
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
        open();
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
        open();
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
        open();
        view.stage().click("#scheduled");
        view.stage().type("Tea");
        view.stage().press(KeyCode.ENTER);
        view.stage()
                .fx(
                        () ->
                                chat.refuse(
                                        ErrorCode.TOO_MANY,
                                        "There can be up to 20 repeating announcements. Remove one"
                                                + " first."));
        assertEquals(
                "There can be up to 20 repeating announcements. Remove one first.",
                view.text("#scheduleRefusal"));
        assertEquals("", view.text("#announceRefusal"));
        assertEquals("Tea", view.text("#scheduled"));
    }
}
