package foyer.ui.search;

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
import foyer.protocol.SharedFile;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Searching messages, driven by a robot.
class SearchControllerTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 3);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general, chess);
    private final List<LogEntry> soupMessages = new ArrayList<>();
    private final List<Long> soughtSeqs = new ArrayList<>();
    private RoomModel room;
    private RoomModel chessRoom;
    private UiStage ui;

    @BeforeEach
    void show() {
        soupMessages.add(
                scriptedChat.said("general", "bob", 90_000, "Who cooks the soup on Saturday?"));
        soupMessages.add(
                scriptedChat.said(
                        "general",
                        "Layla",
                        4_000,
                        "There is a long story behind it that begins in a kitchen by the sea, with"
                                + " a pot too large for any stove; at its end there was soup, and a"
                                + " good one, with bread for everybody who had come and some who had"
                                + " not."));
        LogEntry chessSoup = scriptedChat.said("chess", "bob", 600, "مرحبا, the soup waits, وداعا");
        soupMessages.add(chessSoup);
        room =
                scriptedChat.enter(
                        general,
                        List.of(ada, ScriptedChat.member("bob"), ScriptedChat.member("Layla")),
                        false,
                        soupMessages.get(0),
                        soupMessages.get(1));
        chessRoom =
                scriptedChat.enter(
                        chess, List.of(ada, ScriptedChat.member("bob")), false, chessSoup);
        scriptedChat.chat.memberships().open(room);
        // before the view listens, because it clears the property at once
        room.history()
                .soughtProperty()
                .addListener((_, _, seq) -> soughtSeqs.add(seq == null ? 0 : seq));
        ui = new UiStage(1000, 700, new ShellFixture(scriptedChat)::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void answer(boolean more, LogEntry... entries) {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Found(scriptedChat.sent.size(), List.of(entries), more)));
    }

    /// The search sent last. Answers those of which a pause in typing was the cause, because each
    /// waits for the one before.
    private Command.Search sentSearch(Predicate<Command.Search> isWanted) {
        return ui.on(
                () -> {
                    for (int i = 0; i < 20 && !isWanted.test(lastSearch()); i++) {
                        scriptedChat.heard(
                                new Event.Found(scriptedChat.sent.size(), List.of(), false));
                    }
                    return lastSearch();
                });
    }

    private Command.Search lastSearch() {
        return assertInstanceOf(Command.Search.class, scriptedChat.sent.getLast());
    }

    private void search(String words) {
        ui.type(words);
        ui.press(KeyCode.ENTER);
        sentSearch(sent -> sent.words().equals(words));
    }

    @Test
    void controlFSearchesSelectedRoom() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        assertFalse(ui.sees(".members"), "the member list is still visible");
        ui.snapshot("search-begun");
        search("soup");
        assertEquals(new Command.Search("soup", "general", null, null, null, null), lastSearch());
        assertTrue(ui.sees("Searching…"));
        ui.snapshot("search-busy");
        answer(false, soupMessages.get(1), soupMessages.get(0));
        assertTrue(ui.sees("2 messages"));
        assertFalse(ui.sees(".found-room"), "the room is shown although only one was searched");
        assertEquals("soup", ui.find(Text.class, ".found-words .marked").getText());
        ui.snapshot("search-found");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".search"));
        assertTrue(ui.sees(".members"));
        assertTrue(ui.focused().getStyleClass().contains("words-field"));
    }

    @Test
    void typingSearchesAndAnEmptyFieldClears() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        ui.type("soup");
        ui.until(
                "a pause in typing starts the search",
                () -> scriptedChat.sent.getLast() instanceof Command.Search);
        ui.until(
                "all that was typed is searched",
                () -> sentSearch(sent -> sent.words().equals("soup")).words().equals("soup"));
        answer(false, soupMessages.get(0));
        assertTrue(ui.sees("1 message"));
        assertEquals("soup", ui.find(Text.class, ".found-words .marked").getText());
        for (int i = 0; i < 4; i++) {
            ui.press(KeyCode.BACK_SPACE);
        }
        assertFalse(ui.sees(".found-row"), "the result is still shown");
        assertTrue(ui.shows("quotation marks"));
    }

    @Test
    void indexingServerIsShown() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("soup");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Found(scriptedChat.sent.size(), List.of(), false, true)));
        assertTrue(ui.shows("still being indexed"));
    }

    @Test
    void fileFoundByItsNameShowsIt() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("report");
        var file = new SharedFile("a".repeat(64), "Annual Report.pdf", 5);
        answer(
                false,
                new LogEntry.Said("general", 50, 1, ada.id(), "Ada", 9, "", null, null, file));
        assertEquals("Report", ui.find(Text.class, ".found-words .marked").getText());
        ui.snapshot("search-file");
    }

    @Test
    void foldedMatchIsMarkedAtItsPlace() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("tokyo");
        answer(false, scriptedChat.said("general", "bob", 5, "明日は Ｔōkyō へ 👩‍🍳"));
        assertEquals("Ｔōkyō", ui.find(Text.class, ".found-words .marked").getText());
    }

    @Test
    void searchInAllRoomsNamesRoomsAndEnterOpens() {
        ui.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        search("soup");
        assertEquals(new Command.Search("soup", null, null, null, null, null), lastSearch());
        answer(true, soupMessages.get(2), soupMessages.get(1));
        assertTrue(ui.sees("2+ messages"));
        assertEquals("chess", ui.text(".found-room"));
        ui.snapshot("search-everywhere");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.ENTER);
        assertEquals(chessRoom, scriptedChat.chat.rooms().selectedProperty().get());
        assertTrue(ui.sees(".search"), "the search was closed");
    }

    @Test
    void clickScrollsToMessage() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("soup");
        answer(false, soupMessages.get(0));
        ui.click(".found-row");
        assertTrue(soughtSeqs.contains(soupMessages.get(0).seq()), soughtSeqs::toString);
    }

    @Test
    void resultShowsEmojiPictures() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("soup");
        answer(false, scriptedChat.said("general", "bob", 5, "More soup 🍲, please"));
        assertTrue(ui.sees(".found-row .emoji"));
    }

    @Test
    void authorAndPeriodFiltersAreSent() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        ui.type("soup");
        choose("#authorFilter", "bob");
        String bob = ScriptedChat.member("bob").id();
        assertEquals(bob, sentSearch(sent -> bob.equals(sent.by())).by());
        choose("#periodFilter", "Last 7 days");
        assertEquals(
                java.time.Instant.parse("2026-11-16T00:00:00Z").toEpochMilli(),
                sentSearch(sent -> sent.since() != null).since());
        choose("#periodFilter", "Date range…");
        ui.snapshot("search-days");
        ui.click(ui.find("#toDate").lookup(".text-field"));
        ui.fx(
                () ->
                        ui.find(javafx.scene.control.DatePicker.class, "#toDate")
                                .setValue(java.time.LocalDate.of(2026, 11, 20)));
        assertEquals(
                java.time.Instant.parse("2026-11-21T00:00:00Z").toEpochMilli(),
                sentSearch(sent -> sent.until() != null).until());
    }

    private void choose(String box, String label) {
        ui.fx(
                () -> {
                    ChoiceBox<?> choice = ui.find(ChoiceBox.class, box);
                    choice.getSelectionModel()
                            .select(
                                    IntStream.range(0, choice.getItems().size())
                                            .filter(
                                                    i ->
                                                            choice.getItems()
                                                                    .get(i)
                                                                    .toString()
                                                                    .equals(label))
                                            .findFirst()
                                            .orElseThrow());
                });
    }

    @Test
    void statusTellsEmptyRefusedAndOfflineResults() {
        ui.press(KeyCode.CONTROL, KeyCode.F);
        search("salad");
        answer(false);
        assertTrue(ui.sees("No messages found"));
        ui.snapshot("search-nothing");
        ui.press(KeyCode.ENTER);
        ui.fx(() -> scriptedChat.refused("Search is unavailable: the host’s disk isn’t working."));
        assertTrue(ui.shows("Search is unavailable"));
        ui.fx(
                () -> {
                    scriptedChat.unplugged = true;
                    scriptedChat.chat.handle(
                            new ConnectionEvent.Lost("The server does not answer.", 5_000));
                });
        ui.click("#queryField");
        ui.press(KeyCode.CONTROL, KeyCode.A);
        ui.type("SOUP");
        ui.press(KeyCode.ENTER);
        assertTrue(ui.shows("You’re offline; searched only messages on this computer: 2 messages"));
        ui.snapshot("search-offline");
    }

    @Test
    void searchReplacesLogInSmallWindow() {
        ui.resize(480, 400);
        ui.click("#search");
        assertEquals("queryField", ui.focused().getId());
        assertFalse(ui.sees(".composer"));
        search("soup");
        answer(false, soupMessages.get(1), soupMessages.get(0));
        ui.snapshot("search-small");
        assertEquals("soup", ui.find(TextField.class, "#queryField").getText());
        ui.click(".found-row");
        assertTrue(ui.sees(".composer"));
        assertFalse(ui.sees(".search"));
    }
}
