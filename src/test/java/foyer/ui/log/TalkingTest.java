package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.RoomModel;
import foyer.testing.Seen;
import foyer.testing.Shells;
import foyer.testing.UiStage;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Saying and reading, by a robot.
class TalkingTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 2);
    private final RoomInfo chess = Seen.room("chess", "", 2);
    private final Seen seen = new Seen(ada, "Foyer", general, chess);
    private final Shells shells = new Shells(seen);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room = seen.enter(general, List.of(ada, Seen.member("bob")), false);
        seen.enter(chess, List.of(ada), false);
        ui = new UiStage(900, 600, shells::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private TextArea words() {
        return ui.find(TextArea.class, ".words-field");
    }

    private void say(String text) {
        ui.click(".words-field");
        ui.type(text);
        ui.press(KeyCode.ENTER);
    }

    private String sentText() {
        return assertInstanceOf(Command.Say.class, seen.sent.getLast()).text();
    }

    @Test
    void aMessageIsSaidByEnterAndTheComposerEmptied() {
        say("hello");
        assertEquals("hello", sentText());
        assertEquals("", words().getText());
        assertTrue(ui.sees("sending…"));
    }

    @Test
    void theSendButtonSaysItToo() {
        ui.click(".words-field");
        ui.type("hello");
        ui.click(".send");
        assertEquals("hello", sentText());
        assertEquals("", words().getText());
    }

    @Test
    void shiftAndEnterBeginsALine() {
        ui.click(".words-field");
        ui.type("a");
        ui.press(KeyCode.SHIFT, KeyCode.ENTER);
        ui.type("b");
        assertEquals("a\nb", words().getText());
    }

    @Test
    void aStoredMessageIsNoLongerSending() {
        say("hello");
        long n = ((Command.Say) seen.sent.getLast()).n();
        ui.fx(
                () ->
                        seen.heard(
                                new Logged.Said(
                                        "general",
                                        1,
                                        Seen.NOW.toEpochMilli(),
                                        ada.id(),
                                        "Ada",
                                        n,
                                        "hello")));
        assertFalse(ui.sees("sending…"));
        assertTrue(ui.sees(".stored .ikonli-font-icon"));
    }

    @Test
    void aRefusedMessageCanBeTriedAgain() {
        say("hello");
        ui.fx(() -> seen.refused("Not stored."));
        ui.click("Retry");
        assertEquals(
                2, seen.sent.stream().filter(Command.Say.class::isInstance).count(), "said twice");
        assertEquals("hello", sentText());
        assertTrue(ui.sees("sending…"));
        assertFalse(ui.sees("Retry"));
    }

    @Test
    void aRefusedMessageCanBeDiscarded() {
        say("hello");
        ui.fx(() -> seen.refused("Not stored."));
        ui.click("Discard");
        assertEquals(0, room.log().rows().size());
        assertTrue(ui.sees("Nothing said here yet"));
    }

    @Test
    void aDraftStaysWithItsRoom() {
        ui.click(".words-field");
        ui.type("for general");
        ui.fx(() -> seen.chat.actions().open(seen.model("chess")));
        assertEquals("", words().getText());
        ui.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("", words().getText(), "undo brings no words of another room");
        ui.fx(() -> seen.chat.actions().open(room));
        assertEquals("for general", words().getText());
    }

    @Test
    void anUnknownCommandIsRefusedAndStays() {
        say("/dance now");
        assertEquals("/dance now", words().getText());
        assertTrue(ui.sees(".composer .refusal"));
    }

    @Test
    void aLongMessageIsCounted() {
        ui.fx(() -> room.draftProperty().set("x".repeat(7_800)));
        assertEquals("7,800 of 8,000", ui.find(Label.class, ".count").getText());
    }

    @Test
    void whoReadsOlderWordsIsNotMovedByNewOnes() {
        var log =
                IntStream.range(0, 120)
                        .mapToObj(
                                i ->
                                        seen.said(
                                                "general",
                                                i % 2 == 0 ? "bob" : "Zoë",
                                                9000 - i * 60,
                                                "line " + i))
                        .toList();
        ui.fx(() -> log.forEach(seen::heard));
        LogView view = ui.find(LogView.class, ".log-view");
        assertTrue(view.followingProperty().get(), "at the end");
        ui.scroll(view, 15);
        assertFalse(view.followingProperty().get(), "scrolled away");
        double before = firstY(view);
        ui.fx(() -> seen.heard(seen.said("general", "bob", 0, "one more")));
        ui.fx(() -> seen.heard(seen.said("general", "bob", 0, "and one more")));
        assertEquals(before, firstY(view), 0.5);
        ui.click("2 new messages");
        assertTrue(view.followingProperty().get(), "back at the end");
    }

    @Test
    void olderWordsComeAboveWithoutAJump() {
        seen.skip("general", 200);
        RoomInfo info = general;
        var log =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        seen.said(
                                                "general",
                                                i % 2 == 0 ? "bob" : "Zoë",
                                                9000 - i,
                                                "line " + i))
                        .toArray(Logged[]::new);
        ui.fx(() -> seen.enter(info, List.of(ada), true, log));
        LogView view = ui.find(LogView.class, ".log-view");
        ui.until("at the end", () -> view.followingProperty().get());
        for (int i = 0; i < 30 && !(seen.sent.getLast() instanceof Command.History); i++) {
            ui.scroll(view, 30);
        }
        var history = assertInstanceOf(Command.History.class, seen.sent.getLast());
        assertEquals(201, history.before());
        double before = bottomOfFirstLoaded(view);
        ui.fx(
                () ->
                        seen.heard(
                                new Event.Page(
                                        "general",
                                        IntStream.rangeClosed(101, 200)
                                                .mapToObj(
                                                        i ->
                                                                (Logged)
                                                                        new Logged.Said(
                                                                                "general",
                                                                                i,
                                                                                Seen.NOW
                                                                                                .toEpochMilli()
                                                                                        - 9_999_999,
                                                                                foyer.protocol
                                                                                        .MemberId
                                                                                        .of("bob"),
                                                                                "bob",
                                                                                i,
                                                                                "older " + i))
                                                .toList(),
                                        true)));
        assertEquals(before, bottomOfFirstLoaded(view), 0.5);
    }

    private double firstY(LogView view) {
        return ui.on(() -> view.cells().iterator().next().getLayoutY());
    }

    private double bottomOfFirstLoaded(LogView view) {
        return ui.on(
                () -> {
                    var cell = view.cellOf(room.log().entry(201));
                    return cell.getLayoutY() + cell.getHeight();
                });
    }

    @Test
    void aRoomWithUnreadWordsOpensAtTheFirstOfThem() {
        var log =
                IntStream.range(0, 100)
                        .mapToObj(i -> seen.said("chess", "bob", 9000 - i * 60, "move " + i))
                        .toList();
        ui.fx(() -> log.subList(0, 40).forEach(seen::heard));
        ui.fx(() -> seen.chat.actions().open(seen.model("chess")));
        ui.fx(() -> seen.chat.actions().open(room));
        ui.fx(() -> log.subList(40, 100).forEach(seen::heard));
        ui.fx(() -> seen.chat.actions().open(seen.model("chess")));
        assertTrue(ui.sees(".new-line"));
        assertFalse(ui.find(LogView.class, ".log-view").followingProperty().get());
    }

    @Test
    void whoIsNotConnectedMayWriteOn() {
        ui.fx(() -> seen.chat.apply(new LinkEvent.Lost("The server does not answer.", 5000)));
        say("later");
        assertTrue(ui.sees("sending…"));
    }

    @Test
    void whoIsMutedSeesWhyAndUntilWhenAndWritesAgainAfterwards() {
        ui.fx(() -> seen.model("general").draftProperty().set("but what I wanted"));
        long until = Seen.NOW.plusSeconds(600).toEpochMilli();
        String bob = Seen.member("bob").id();
        ui.fx(
                () ->
                        seen.heard(
                                new Event.Muted(
                                        ada.id(),
                                        "Ada",
                                        bob,
                                        "bob",
                                        "Let the others speak",
                                        until)));
        assertTrue(ui.find(".composer-frame").isDisabled());
        assertTrue(ui.shows("bob muted you until 10:40: Let the others speak"));
        ui.snapshot("composer-muted");
        ui.resize(480, 400);
        ui.snapshot("composer-muted-small");
        ui.fx(() -> seen.heard(new Event.Unmuted(ada.id(), "Ada", "", "Foyer")));
        assertFalse(ui.find(".composer-frame").isDisabled());
        assertFalse(ui.sees(".muted-line"));
        assertEquals("but what I wanted", words().getText());
        ui.fx(() -> seen.heard(new Event.Muted(ada.id(), "Ada", bob, "bob", "", null)));
        assertTrue(ui.shows("bob muted you until further notice."));
    }

    @Test
    void aMuteOfTomorrowNamesTheDay() {
        long until = Seen.NOW.plusSeconds(86_400).toEpochMilli();
        String bob = Seen.member("bob").id();
        ui.fx(() -> seen.heard(new Event.Muted(ada.id(), "Ada", bob, "bob", "", until)));
        assertTrue(ui.shows("bob muted you until 10:30 on Monday, 23 November."));
    }
}
