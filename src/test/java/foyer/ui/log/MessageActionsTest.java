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

/// What is done with messages that were said: answers, other words, deletion, marks.
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

    private Said hear(String by, String text) {
        Said said = scriptedChat.said("general", by, 60, text);
        ui.fx(() -> scriptedChat.heard(said));
        return said;
    }

    private Said answer(String by, Said to, String text) {
        Said plain = scriptedChat.said("general", by, 30, text);
        var said =
                new Said(
                        "general",
                        plain.seq(),
                        plain.at(),
                        plain.by(),
                        by,
                        plain.n(),
                        text,
                        to.seq(),
                        null);
        ui.fx(() -> scriptedChat.heard(said));
        return said;
    }

    private void mark(Said of, String emoji, String by) {
        Said place = scriptedChat.said("general", by, 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Reacted(
                                        "general",
                                        place.seq(),
                                        place.at(),
                                        place.by(),
                                        by,
                                        of.seq(),
                                        emoji,
                                        true)));
    }

    private void delete(Said of, String by) {
        Said place = scriptedChat.said("general", by, 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Deleted(
                                        "general",
                                        place.seq(),
                                        place.at(),
                                        place.by(),
                                        by,
                                        of.seq())));
    }

    private void edit(Said of, String text) {
        Said place = scriptedChat.said("general", of.name(), 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Edited(
                                        "general",
                                        place.seq(),
                                        place.at(),
                                        of.by(),
                                        of.name(),
                                        of.seq(),
                                        text)));
    }

    private TextArea words() {
        return ui.find(TextArea.class, ".words-field");
    }

    private LogView log() {
        return ui.find(LogView.class, ".log-view");
    }

    private <C extends Command> C sent(Class<C> type) {
        return assertInstanceOf(type, scriptedChat.sent.getLast());
    }

    /// Selects a message as by keys.
    private void select(Said message) {
        ui.fx(
                () -> {
                    log().requestFocus();
                    log().select(room.log().indexOf(message.seq()));
                });
    }

    @Test
    void aMessageIsAnsweredByTheBarUnderThePointer() {
        Said said = hear("bob", "Shall we meet at six?\nOr later?");
        ui.hover(ui.find(".said"));
        ui.snapshot("message-bar");
        assertFalse(ui.sees(".edit-message"), "not one's own");
        ui.click(".reply-message");
        assertTrue(ui.sees(".composing-line"));
        ui.type("At seven");
        ui.snapshot("composer-reply");
        ui.press(KeyCode.ENTER);
        var say = sent(Command.Say.class);
        assertEquals("At seven", say.text());
        assertEquals(said.seq(), say.to());
        assertFalse(ui.sees(".composing-line"));
        assertTrue(ui.sees(".log-view .quote-line"), "also while it is on its way");
        ui.snapshot("reply-sending");
    }

    @Test
    void escapeLeavesTheAnswerAndKeepsTheWords() {
        select(hear("bob", "Shall we?"));
        ui.press(KeyCode.R);
        assertTrue(ui.sees(".composing-line"));
        ui.type("maybe");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".composing-line"));
        ui.press(KeyCode.ENTER);
        assertEquals(null, sent(Command.Say.class).to());
    }

    @Test
    void anAnswerShowsWhatItAnswersAndLeadsThere() {
        Said first = hear("bob", "The very first one\nwith two lines");
        for (int i = 0; i < 60; i++) {
            hear(i % 2 == 0 ? "Cyd" : "bob", "line " + i);
        }
        answer("Cyd", first, "I remember that");
        assertTrue(ui.shows("The very first one"));
        ui.snapshot("reply");
        ui.click(".log-view .quote-line");
        ui.until(
                "the answered message is shown",
                () -> {
                    var cell = log().cellOf(room.log().entry(first.seq()));
                    return cell != null
                            && cell.getPseudoClassStates().stream()
                                    .anyMatch(state -> state.getPseudoClassName().equals("found"));
                });
        ui.snapshot("reply-found");
        assertEquals(null, room.soughtProperty().get());
        assertFalse(log().followingProperty().get());
    }

    @Test
    void whatIsAnsweredIsFetchedWhereItIsOlderThanWhatIsHere() {
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
        assertTrue(ui.shows("An earlier message"));
        ui.click("An earlier message");
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
        assertEquals(null, room.soughtProperty().get());
    }

    @Test
    void whatWasDeletedIsAQuietLineAndAnAnswerSaysSo() {
        Said gone = hear("bob", "I should not say this");
        answer("Cyd", gone, "Indeed");
        delete(gone, "bob");
        assertFalse(ui.shows("I should not say this"));
        assertTrue(ui.shows("Message by bob deleted"));
        assertTrue(ui.shows("Message not here any more"));
        ui.snapshot("deleted");
    }

    @Test
    void upInAnEmptyComposerEditsTheLastOfOnesOwn() {
        hear("bob", "hello");
        Said mine = hear("Ada", "helo");
        hear("bob", "?");
        ui.click(".words-field");
        ui.press(KeyCode.UP);
        assertEquals("helo", words().getText());
        ui.press(KeyCode.END);
        ui.snapshot("composer-edit");
        ui.press(KeyCode.BACK_SPACE);
        ui.type("lo");
        ui.press(KeyCode.ENTER);
        var edit = sent(Command.Edit.class);
        assertEquals("hello", edit.text());
        assertEquals(mine.seq(), edit.of());
        assertEquals("", words().getText());
        edit(mine, "hello");
        assertTrue(ui.sees(".edited"));
        assertTrue(ui.shows("(edited)"));
    }

    @Test
    void emojiOfAMessageThatIsEditedStandAsTheirNames() {
        hear("Ada", "hello 👋 `👋`");
        ui.click(".words-field");
        ui.press(KeyCode.UP);
        assertEquals("hello :wave: `👋`", words().getText());
        ui.press(KeyCode.END);
        ui.type(" x");
        ui.press(KeyCode.ENTER);
        assertEquals("hello 👋 `👋` x", sent(Command.Edit.class).text());
    }

    @Test
    void whoIsMentionedStandsOutAmongTheWords() {
        hear("bob", "@Cyd and @Ada, the keys? @nobody **@room**");
        assertEquals("@Cyd", ui.text(".mention"));
        assertEquals("@Ada", ui.text(".mention-me"));
        ui.snapshot("mentions");
    }

    @Test
    void whoIsMentionedStandsOutAsSoonAsThePeopleAreKnown() {
        ui.fx(() -> scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 500)));
        Said said = hear("bob", "@Cyd and @Ada, the keys?");
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
        assertEquals(1, rowsThatStandOut());
    }

    @Test
    void whatWasTypedComesBackWhenAnEditIsLeft() {
        Said mine = hear("Ada", "helo");
        ui.fx(() -> room.draftProperty().set("something else"));
        select(mine);
        ui.press(KeyCode.E);
        assertEquals("helo", words().getText());
        ui.press(KeyCode.ESCAPE);
        assertEquals("something else", words().getText());
    }

    @Test
    void theWordsOfOthersCannotBeEdited() {
        select(hear("bob", "hello"));
        ui.press(KeyCode.E);
        assertFalse(ui.sees(".composing-line"));
    }

    @Test
    void oneIsAskedBeforeAMessageIsDeleted() {
        Said mine = hear("Ada", "oops");
        select(mine);
        int before = scriptedChat.sent.size();
        ui.press(KeyCode.DELETE);
        ui.click("Keep it");
        assertEquals(before, scriptedChat.sent.size());
        ui.press(KeyCode.DELETE);
        ui.click("Delete");
        assertEquals(mine.seq(), sent(Command.Delete.class).of());
    }

    @Test
    void theMenuHoldsWhatOneMayDo() {
        hear("bob", "hello");
        ui.hover(ui.find(".said"));
        ui.click(".message-more");
        assertTrue(ui.sees("Reply (R)"));
        assertFalse(ui.sees("Edit (E)"));
        assertFalse(ui.sees("Delete… (Del)"));
        ui.click("Reply (R)");
        assertTrue(ui.sees(".composing-line"));
    }

    @Test
    void theMenuOpensByItsKeysAtTheMessageOneIsAt() {
        select(hear("bob", "hello"));
        ui.press(KeyCode.SHIFT, KeyCode.F10);
        assertTrue(ui.sees("Reply (R)"));
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("Reply (R)"));
        ui.press(KeyCode.CONTEXT_MENU);
        ui.click("Reply (R)");
        assertTrue(ui.sees(".composing-line"));
    }

    @Test
    void marksAreCountedAndAClickTogglesOnesOwn() {
        Said said = hear("bob", "We did it");
        mark(said, "🎉", "Cyd");
        mark(said, "👍", "Cyd");
        mark(said, "🎉", "Ada");
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
        assertFalse(react.on(), "it was mine");
        ui.hover(ui.find(".said"));
        ui.click(".mark-message");
        assertEquals(
                new Command.React("general", said.seq(), "👍", true), sent(Command.React.class));
    }

    private long rowsThatStandOut() {
        var mention = PseudoClass.getPseudoClass("mention");
        return ui.on(
                () ->
                        log().lookupAll(".message-cell").stream()
                                .filter(cell -> cell.getPseudoClassStates().contains(mention))
                                .count());
    }

    @Test
    void aRowAboutOneselfStandsOut() {
        hear("bob", "hello @cyd");
        hear("bob", "hello @ADA!");
        hear("bob", "@room tea is ready");
        assertEquals(2, rowsThatStandOut());
        ui.snapshot("mention");
    }
}
