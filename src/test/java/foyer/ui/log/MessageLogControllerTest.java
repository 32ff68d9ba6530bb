package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sending and reading messages, driven by a robot.
class MessageLogControllerTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general, chess);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room = scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        scriptedChat.enter(chess, List.of(ada), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private TextArea draftField() {
        return ui.find(TextArea.class, ".words-field");
    }

    private void send(String text) {
        ui.click(".words-field");
        ui.type(text);
        ui.press(KeyCode.ENTER);
    }

    private String sentText() {
        return assertInstanceOf(Command.Say.class, scriptedChat.sent.getLast()).text();
    }

    @Test
    void enterSendsAndClearsComposer() {
        send("hello");
        assertEquals("hello", sentText());
        assertEquals("", draftField().getText());
        assertTrue(ui.sees("sending…"));
    }

    @Test
    void sendButtonSendsAndClearsComposer() {
        ui.click(".words-field");
        ui.type("hello");
        ui.click(".send");
        assertEquals("hello", sentText());
        assertEquals("", draftField().getText());
    }

    @Test
    void shiftEnterInsertsLineBreak() {
        ui.click(".words-field");
        ui.type("a");
        ui.press(KeyCode.SHIFT, KeyCode.ENTER);
        ui.type("b");
        assertEquals("a\nb", draftField().getText());
    }

    @Test
    void storedMessageShowsCheckmark() {
        send("hello");
        long n = ((Command.Say) scriptedChat.sent.getLast()).n();
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Said(
                                        "general",
                                        1,
                                        ScriptedChat.NOW.toEpochMilli(),
                                        ada.id(),
                                        "Ada",
                                        n,
                                        "hello")));
        assertFalse(ui.sees("sending…"));
        assertTrue(ui.sees(".stored .ikonli-font-icon"));
    }

    @Test
    void refusedMessageCanBeRetried() {
        send("hello");
        ui.fx(() -> scriptedChat.refused("Not stored."));
        ui.click("Retry");
        assertEquals(
                2,
                scriptedChat.sent.stream().filter(Command.Say.class::isInstance).count(),
                "number of sent messages");
        assertEquals("hello", sentText());
        assertTrue(ui.sees("sending…"));
        assertFalse(ui.sees("Retry"));
    }

    @Test
    void refusedMessageCanBeDiscarded() {
        send("hello");
        ui.fx(() -> scriptedChat.refused("Not stored."));
        ui.click("Discard");
        assertEquals(0, room.log().rows().size());
        assertTrue(ui.sees("No messages yet"));
    }

    @Test
    void draftBelongsToItsRoom() {
        ui.click(".words-field");
        ui.type("for general");
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("chess")));
        assertEquals("", draftField().getText());
        ui.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("", draftField().getText(), "undo restored the draft of another room");
        ui.fx(() -> scriptedChat.chat.memberships().open(room));
        assertEquals("for general", draftField().getText());
    }

    @Test
    void unknownCommandIsRefusedAndRemainsInDraft() {
        send("/dance now");
        assertEquals("/dance now", draftField().getText());
        assertTrue(ui.sees(".composer .refusal"));
    }

    @Test
    void longDraftShowsCharacterCount() {
        ui.fx(() -> room.draftProperty().set("x".repeat(7_800)));
        assertEquals("7,800 / 8,000", ui.find(Label.class, ".count").getText());
    }

    @Test
    void newMessagesDoNotMoveOlderOnes() {
        var log =
                IntStream.range(0, 120)
                        .mapToObj(
                                i ->
                                        scriptedChat.said(
                                                "general",
                                                i % 2 == 0 ? "bob" : "Zoë",
                                                9000 - i * 60,
                                                "line " + i))
                        .toList();
        ui.fx(() -> log.forEach(scriptedChat::heard));
        LogView view = ui.find(LogView.class, ".log-view");
        assertTrue(view.followingProperty().get(), "follows the end");
        ui.scroll(view, 15);
        assertFalse(view.followingProperty().get(), "still follows the end after scrolling");
        double previousY = topOfFirstCell(view);
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 0, "one more")));
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 0, "and one more")));
        assertEquals(previousY, topOfFirstCell(view), 0.5);
        ui.click("2 new messages");
        assertTrue(view.followingProperty().get(), "does not follow the end again");
    }

    @Test
    void loadedOlderMessagesDoNotMoveVisibleOnes() {
        scriptedChat.skip("general", 200);
        RoomInfo info = general;
        var log =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        scriptedChat.said(
                                                "general",
                                                i % 2 == 0 ? "bob" : "Zoë",
                                                9000 - i,
                                                "line " + i))
                        .toArray(LogEntry[]::new);
        ui.fx(() -> scriptedChat.enter(info, List.of(ada), true, log));
        LogView view = ui.find(LogView.class, ".log-view");
        ui.until("follows the end", () -> view.followingProperty().get());
        for (int i = 0; i < 30 && !(scriptedChat.sent.getLast() instanceof Command.History); i++) {
            ui.scroll(view, 30);
        }
        var history = assertInstanceOf(Command.History.class, scriptedChat.sent.getLast());
        assertEquals(201, history.before());
        double previousY = bottomOfOldestLoaded(view);
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Page(
                                        "general",
                                        IntStream.rangeClosed(101, 200)
                                                .mapToObj(
                                                        i ->
                                                                (LogEntry)
                                                                        new LogEntry.Said(
                                                                                "general",
                                                                                i,
                                                                                ScriptedChat.NOW
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
        assertEquals(previousY, bottomOfOldestLoaded(view), 0.5);
    }

    private double topOfFirstCell(LogView view) {
        return ui.on(() -> view.cells().iterator().next().getLayoutY());
    }

    private double bottomOfOldestLoaded(LogView view) {
        return ui.on(
                () -> {
                    var cell = view.cellOf(room.log().entry(201));
                    return cell.getLayoutY() + cell.getHeight();
                });
    }

    @Test
    void roomOpensAtFirstUnreadMessage() {
        var log =
                IntStream.range(0, 100)
                        .mapToObj(
                                i -> scriptedChat.said("chess", "bob", 9000 - i * 60, "move " + i))
                        .toList();
        ui.fx(() -> log.subList(0, 40).forEach(scriptedChat::heard));
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("chess")));
        ui.fx(() -> scriptedChat.chat.memberships().open(room));
        ui.fx(() -> log.subList(40, 100).forEach(scriptedChat::heard));
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("chess")));
        assertTrue(ui.sees(".new-line"));
        assertFalse(ui.find(LogView.class, ".log-view").followingProperty().get());
    }

    @Test
    void messagesCanBeWrittenWhileDisconnected() {
        ui.fx(
                () ->
                        scriptedChat.chat.handle(
                                new ConnectionEvent.Lost("The server does not answer.", 5000)));
        send("later");
        assertTrue(ui.sees("sending…"));
    }

    @Test
    void mutedComposerShowsReasonUntilUnmuted() {
        ui.fx(() -> scriptedChat.model("general").draftProperty().set("but what I wanted"));
        long until = ScriptedChat.NOW.plusSeconds(600).toEpochMilli();
        String bob = ScriptedChat.member("bob").id();
        ui.fx(
                () ->
                        scriptedChat.heard(
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
        ui.fx(() -> scriptedChat.heard(new Event.Unmuted(ada.id(), "Ada", "", "Foyer")));
        assertFalse(ui.find(".composer-frame").isDisabled());
        assertFalse(ui.sees(".muted-line"));
        assertEquals("but what I wanted", draftField().getText());
        ui.fx(() -> scriptedChat.heard(new Event.Muted(ada.id(), "Ada", bob, "bob", "", null)));
        assertTrue(ui.shows("bob muted you."));
    }

    @Test
    void muteUntilTomorrowNamesTheDay() {
        long until = ScriptedChat.NOW.plusSeconds(86_400).toEpochMilli();
        String bob = ScriptedChat.member("bob").id();
        ui.fx(() -> scriptedChat.heard(new Event.Muted(ada.id(), "Ada", bob, "bob", "", until)));
        assertTrue(ui.shows("bob muted you until 10:30 on Monday, 23 November."));
    }
}
