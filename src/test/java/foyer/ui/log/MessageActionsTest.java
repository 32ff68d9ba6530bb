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
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Replies, edits, deletions and reactions, driven by a robot.
class MessageActionsTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room =
                scriptedChat.enter(
                        general,
                        List.of(ada, ScriptedChat.member("bob"), ScriptedChat.member("Cyd")),
                        false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Said receive(String author, String text) {
        Said said = scriptedChat.said("general", author, 60, text);
        ui.fx(() -> scriptedChat.heard(said));
        return said;
    }

    private Said receiveReply(String author, Said answered, String text) {
        Said plain = scriptedChat.said("general", author, 30, text);
        var said =
                new Said(
                        "general",
                        plain.seq(),
                        plain.at(),
                        plain.by(),
                        author,
                        plain.n(),
                        text,
                        answered.seq(),
                        null);
        ui.fx(() -> scriptedChat.heard(said));
        return said;
    }

    private void receiveReaction(Said message, String emoji, String author) {
        Said template = scriptedChat.said("general", author, 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Reacted(
                                        "general",
                                        template.seq(),
                                        template.at(),
                                        template.by(),
                                        author,
                                        message.seq(),
                                        emoji,
                                        true)));
    }

    private void receiveDeletion(Said message, String author) {
        Said template = scriptedChat.said("general", author, 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Deleted(
                                        "general",
                                        template.seq(),
                                        template.at(),
                                        template.by(),
                                        author,
                                        message.seq())));
    }

    private void receiveEdit(Said message, String text) {
        Said template = scriptedChat.said("general", message.name(), 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Edited(
                                        "general",
                                        template.seq(),
                                        template.at(),
                                        message.by(),
                                        message.name(),
                                        message.seq(),
                                        text)));
    }

    private TextArea draftField() {
        return ui.find(TextArea.class, ".words-field");
    }

    private LogView log() {
        return ui.find(LogView.class, ".log-view");
    }

    private <C extends Command> C sent(Class<C> type) {
        return assertInstanceOf(type, scriptedChat.sent.getLast());
    }

    /// Selects a message as the keyboard does.
    private void select(Said message) {
        ui.fx(
                () -> {
                    log().requestFocus();
                    log().select(room.log().indexOf(message.seq()));
                });
        ui.press(KeyCode.UP);
        ui.press(KeyCode.DOWN);
    }

    @Test
    void barRepliesToHoveredMessage() {
        Said said = receive("bob", "Shall we meet at six?\nOr later?");
        ui.hover(ui.find(".said"));
        ui.snapshot("message-bar");
        assertFalse(ui.sees(".edit-message"), "edit button on another member's message");
        ui.click(".reply-message");
        assertTrue(ui.sees(".composing-line"));
        ui.type("At seven");
        ui.snapshot("composer-reply");
        ui.press(KeyCode.ENTER);
        var say = sent(Command.Say.class);
        assertEquals("At seven", say.text());
        assertEquals(said.seq(), say.to());
        assertFalse(ui.sees(".composing-line"));
        assertTrue(ui.sees(".log-view .quote-line"), "the outgoing reply has no quote");
        ui.snapshot("reply-sending");
    }

    @Test
    void escapeCancelsReplyAndKeepsDraft() {
        select(receive("bob", "Shall we?"));
        ui.press(KeyCode.R);
        assertTrue(ui.sees(".composing-line"));
        ui.type("maybe");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".composing-line"));
        ui.press(KeyCode.ENTER);
        assertEquals(null, sent(Command.Say.class).to());
    }

    @Test
    void replyQuotesMessageAndScrollsToIt() {
        Said first = receive("bob", "The very first one\nwith two lines");
        for (int i = 0; i < 60; i++) {
            receive(i % 2 == 0 ? "Cyd" : "bob", "line " + i);
        }
        receiveReply("Cyd", first, "I remember that");
        assertTrue(ui.shows("The very first one"));
        ui.snapshot("reply");
        ui.click(".log-view .quote-line");
        ui.until(
                "the answered message is highlighted",
                () -> {
                    var cell = log().cellOf(room.log().entry(first.seq()));
                    return cell != null
                            && cell.getPseudoClassStates().stream()
                                    .anyMatch(state -> state.getPseudoClassName().equals("found"));
                });
        ui.snapshot("reply-found");
        assertEquals(null, room.history().soughtProperty().get());
        assertFalse(log().followingProperty().get());
    }

    @Test
    void quotedMessageIsFetchedIfNotLoaded() {
        scriptedChat.skip("general", 150);
        LogEntry[] log =
                IntStream.range(0, 30)
                        .mapToObj(i -> scriptedChat.said("general", "bob", 900 - i, "line " + i))
                        .toArray(LogEntry[]::new);
        log[29] =
                new Said(
                        "general",
                        180,
                        log[29].at(),
                        log[29].by(),
                        "bob",
                        30,
                        "as I said",
                        120L,
                        null);
        ui.fx(
                () ->
                        scriptedChat.enter(
                                general, List.of(ada, ScriptedChat.member("bob")), true, log));
        assertTrue(ui.shows("Earlier message"));
        ui.click("Earlier message");
        assertEquals(151, sent(Command.History.class).before());
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new foyer.protocol.Event.Page(
                                        "general",
                                        IntStream.rangeClosed(101, 150)
                                                .<LogEntry>mapToObj(
                                                        i ->
                                                                new Said(
                                                                        "general",
                                                                        i,
                                                                        log[0].at() - 1000,
                                                                        MemberId.of("Cyd"),
                                                                        "Cyd",
                                                                        i,
                                                                        "older " + i))
                                                .toList(),
                                        true)));
        assertTrue(ui.shows("older 120"));
        assertEquals(null, room.history().soughtProperty().get());
    }

    @Test
    void deletedMessageLeavesNoticeAndEmptyQuote() {
        Said gone = receive("bob", "I should not say this");
        receiveReply("Cyd", gone, "Indeed");
        receiveDeletion(gone, "bob");
        assertFalse(ui.shows("I should not say this"));
        assertTrue(ui.shows("bob’s message was deleted"));
        assertTrue(ui.shows("Original message is gone"));
        ui.snapshot("deleted");
    }

    @Test
    void upKeyEditsOwnLastMessage() {
        receive("bob", "hello");
        Said mine = receive("Ada", "helo");
        receive("bob", "?");
        ui.click(".words-field");
        ui.press(KeyCode.UP);
        assertEquals("helo", draftField().getText());
        ui.press(KeyCode.END);
        ui.snapshot("composer-edit");
        ui.press(KeyCode.BACK_SPACE);
        ui.type("lo");
        ui.press(KeyCode.ENTER);
        var edit = sent(Command.Edit.class);
        assertEquals("hello", edit.text());
        assertEquals(mine.seq(), edit.of());
        assertEquals("", draftField().getText());
        receiveEdit(mine, "hello");
        assertTrue(ui.sees(".edited"));
        assertTrue(ui.shows("(edited)"));
    }

    @Test
    void editShowsEmojiAsShortcodes() {
        receive("Ada", "hello 👋 `👋`");
        ui.click(".words-field");
        ui.press(KeyCode.UP);
        assertEquals("hello :wave: `👋`", draftField().getText());
        ui.press(KeyCode.END);
        ui.type(" x");
        ui.press(KeyCode.ENTER);
        assertEquals("hello 👋 `👋` x", sent(Command.Edit.class).text());
    }

    @Test
    void mentionsAreHighlightedInText() {
        receive("bob", "@Cyd and @Ada, the keys? @nobody **@room**");
        assertEquals("@Cyd", ui.text(".mention"));
        assertEquals("@Ada", ui.text(".mention-me"));
        ui.snapshot("mentions");
    }

    @Test
    void mentionsAreHighlightedWhenMembersBecomeKnown() {
        ui.fx(() -> scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 500)));
        Said said = receive("bob", "@Cyd and @Ada, the keys?");
        ui.settle();
        assertTrue(ui.shows("the keys?"));
        assertFalse(ui.sees(".mention"));
        ui.fx(
                () -> {
                    scriptedChat.heard(new Event.Entered(0, general, said.seq(), false, "log"));
                    scriptedChat.heard(new Event.Present("general", List.of(ada)));
                    scriptedChat.heard(
                            new Event.Present("general", List.of(ScriptedChat.member("Cyd"))));
                });
        ui.settle();
        assertEquals("@Cyd", ui.text(".mention"));
        assertEquals("@Ada", ui.text(".mention-me"));
        assertEquals(1, mentionedRows());
    }

    @Test
    void cancelledEditRestoresDraft() {
        Said mine = receive("Ada", "helo");
        ui.fx(() -> room.draftProperty().set("something else"));
        select(mine);
        ui.press(KeyCode.E);
        assertEquals("helo", draftField().getText());
        ui.press(KeyCode.ESCAPE);
        assertEquals("something else", draftField().getText());
    }

    @Test
    void othersMessagesCannotBeEdited() {
        select(receive("bob", "hello"));
        ui.press(KeyCode.E);
        assertFalse(ui.sees(".composing-line"));
    }

    @Test
    void deletionAsksForConfirmation() {
        Said mine = receive("Ada", "oops");
        select(mine);
        int before = scriptedChat.sent.size();
        ui.press(KeyCode.DELETE);
        ui.click("Cancel");
        assertEquals(before, scriptedChat.sent.size());
        ui.press(KeyCode.DELETE);
        ui.click("Delete");
        assertEquals(mine.seq(), sent(Command.Delete.class).of());
    }

    @Test
    void menuContainsPermittedActions() {
        receive("bob", "hello");
        ui.hover(ui.find(".said"));
        ui.click(".message-more");
        assertTrue(ui.sees("Reply"));
        assertFalse(ui.sees("Edit"));
        assertFalse(ui.sees("Delete…"));
        ui.click("Reply");
        assertTrue(ui.sees(".composing-line"));
    }

    @Test
    void menuKeysOpenMenuAtSelectedMessage() {
        select(receive("bob", "hello"));
        ui.press(KeyCode.SHIFT, KeyCode.F10);
        assertTrue(ui.sees("Reply"));
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("Reply"));
        ui.press(KeyCode.CONTEXT_MENU);
        ui.click("Reply");
        assertTrue(ui.sees(".composing-line"));
    }

    @Test
    void reactionsAreCountedAndClickTogglesOwn() {
        Said said = receive("bob", "We did it");
        receiveReaction(said, "🎉", "Cyd");
        receiveReaction(said, "👍", "Cyd");
        receiveReaction(said, "🎉", "Ada");
        assertEquals(2, ui.on(() -> log().lookupAll(".mark").size()));
        assertEquals(
                List.of("👍 by Cyd", "🎉 by Cyd and Ada"),
                ui.on(
                        () ->
                                log().lookupAll(".mark").stream()
                                        .map(javafx.scene.Node::getAccessibleText)
                                        .sorted(java.util.Comparator.reverseOrder())
                                        .toList()));
        ui.snapshot("marks");
        ui.resize(480, 400);
        ui.snapshot("marks-small");
        ui.click(".mark");
        var react = sent(Command.React.class);
        assertEquals("🎉", react.emoji());
        assertFalse(react.on(), "clicking the own reaction must remove it");
        ui.hover(ui.find(".said"));
        ui.click(".mark-message");
        assertEquals(
                new Command.React("general", said.seq(), "👍", true), sent(Command.React.class));
    }

    private long mentionedRows() {
        var mention = PseudoClass.getPseudoClass("mention");
        return ui.on(
                () ->
                        log().lookupAll(".message-cell").stream()
                                .filter(cell -> cell.getPseudoClassStates().contains(mention))
                                .count());
    }

    @Test
    void rowMentioningUserIsHighlighted() {
        receive("bob", "hello @cyd");
        receive("bob", "hello @ADA!");
        receive("bob", "@room tea is ready");
        assertEquals(2, mentionedRows());
        ui.snapshot("mention");
    }
}
