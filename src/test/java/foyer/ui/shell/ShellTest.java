package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.settings.Notify;
import foyer.state.RoomModel;
import foyer.testing.Seen;
import foyer.testing.Shells;
import foyer.testing.UiStage;
import foyer.ui.WrappedText;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The window around the conversation, by a robot.
class ShellTest {
    private final Member ada = Seen.member("Ada", Role.HOST);
    private final RoomInfo general = Seen.room("general", "All sorts", 2);
    private final Seen seen = new Seen(ada, "Ada’s Foyer", general);
    private final Shells shells = new Shells(seen);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room = seen.enter(general, List.of(ada, Seen.member("bob")), false);
        ui = new UiStage(900, 600, shells::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String banner() {
        return ui.find(WrappedText.class, ".banner-line .wrapped-text").getText();
    }

    private String status() {
        return ui.find(Button.class, ".status").getText();
    }

    @Test
    void helpByCommandOpensTheSameSheetAsByKey() {
        ui.click(".words-field");
        ui.type("/help");
        ui.press(KeyCode.ENTER);
        assertTrue(ui.sees("#shortcuts-panel"));
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("#shortcuts-panel"));
        ui.press(KeyCode.F1);
        assertTrue(ui.sees("#shortcuts-panel"));
        ui.press(KeyCode.ESCAPE);
        ui.click(".words-field");
        ui.type("/help ban");
        ui.press(KeyCode.ENTER);
        assertFalse(ui.sees("#shortcuts-panel"));
        assertTrue(
                ui.shows(
                        "/ban name [minutes] [reason] – Remove somebody and do not let them in again"),
                "of one alone");
    }

    @Test
    void theStatusFollowsTheConnection() {
        ui.fx(() -> seen.chat.apply(new LinkEvent.Measured(12_000_000)));
        assertEquals("Connected · 12 ms", status());
        ui.fx(() -> seen.chat.apply(new LinkEvent.Lost("The server does not answer.", 5_000)));
        assertEquals("The server does not answer. Trying again in 5 s.", status());
        seen.clock.advance(2);
        ui.until("it counts down", () -> status().endsWith("in 3 s."));
        ui.fx(() -> seen.chat.apply(new LinkEvent.Connecting(seen.chat.connection().address())));
        assertEquals("Connecting to 192.168.1.20:7788…", status());
    }

    @Test
    void aServerThatCannotStoreSaysSoAboveEveryRoomUntilItCan() {
        assertFalse(ui.sees(".server-banner"));
        ui.fx(() -> seen.heard(new Event.Storing(false, "The disk is full.")));
        assertTrue(ui.sees(".server-banner"));
        assertEquals(
                "The disk is full.",
                ui.find(WrappedText.class, ".server-banner .wrapped-text").getText());
        ui.fx(() -> seen.heard(new Event.Storing(true, "It works again.")));
        assertFalse(ui.sees(".server-banner"));
    }

    @Test
    void aPanelOpensAboveTakesTheFocusAndGivesItBack() {
        ui.click(".words-field");
        ui.click(".me");
        assertTrue(ui.sees("#name-panel"));
        assertEquals("name-field", ui.focused().getId());
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("#name-panel"));
        assertTrue(ui.focused().getStyleClass().contains("me"));
    }

    @Test
    void aPanelClosesByAClickBesideItAndByItself() {
        ui.click(".status");
        assertTrue(ui.sees("#connection-panel"));
        ui.click("#done");
        assertFalse(ui.sees("#connection-panel"));
        ui.click("#host");
        assertTrue(ui.sees("#host-panel"));
        ui.click(".room-title");
        assertFalse(ui.sees("#host-panel"));
    }

    @Test
    void onlyWhoHostsOrModeratesIsOfferedTheHostsPanel() {
        assertTrue(ui.sees("#host"));
        ui.fx(() -> seen.heard(new Event.RoleSet(ada.id(), Role.MEMBER)));
        assertFalse(ui.sees("#host"));
    }

    @Test
    void theTopicIsChangedInPlace() {
        ui.click(".topic");
        assertEquals("All sorts", ui.find(TextField.class, ".room-header .text-field").getText());
        ui.type("Chess");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.SetTopic("general", "Chess"), seen.sent.getLast());
        assertFalse(ui.sees(".room-header .text-field"));
    }

    @Test
    void aRoomIsClosedFromTheMenuCountsDownAndIsKept() {
        ui.click(".room-header .menu-button");
        ui.click("Close room in 30 s");
        assertEquals(new Command.CloseRoom("general", 30), seen.sent.getLast());
        ui.fx(() -> seen.heard(new Event.RoomClosing("general", ada.id(), "Ada", 30)));
        assertEquals("Ada closes this room in 30 s", banner());
        seen.clock.advance(6);
        ui.until("it counts down", () -> banner().equals("Ada closes this room in 24 s"));
        ui.click("Keep open");
        assertEquals(new Command.KeepRoom("general"), seen.sent.getLast());
        ui.fx(() -> seen.heard(new Event.RoomKept("general", ada.id(), "Ada")));
        assertFalse(ui.sees(".room-banner"));
    }

    @Test
    void howLongARoomKeepsIsChangedFromTheMenuAfterAQuestionAndShownInTheHeader() {
        assertFalse(ui.sees(".keeping"));
        choose("Not at all");
        assertTrue(ui.shows("All that was said here is erased for everyone."));
        ui.click("Keep it");
        int sent = seen.sent.size();
        choose("Not at all");
        ui.click("Erase");
        assertEquals(sent + 1, seen.sent.size());
        assertEquals(new Command.SetKeeping("general", Keeping.NOTHING), seen.sent.getLast());
        assertFalse(ui.sees(".keeping"), "not before the server says so");
        ui.fx(() -> seen.heard(seen.keepingSet("general", Keeping.NOTHING)));
        assertEquals("Not kept", ui.text(".keeping"));
        assertTrue(ui.shows("Nothing that is said here is kept from now on (Ada) · 10:30"));
        ui.snapshot("room-not-kept");
        choose("Always");
        assertEquals(new Command.SetKeeping("general", Keeping.ALWAYS), seen.sent.getLast());
    }

    private void choose(String keeping) {
        ui.click(".room-header .menu-button");
        ui.click("Keep what is said");
        ui.click(keeping);
    }

    @Test
    void whoMayNotCloseTheRoomIsNotOfferedHowLongItKeeps() {
        ui.fx(
                () ->
                        seen.heard(
                                new Event.Entered(
                                        0,
                                        new RoomInfo("general", "", "someone", 2, null, null),
                                        0,
                                        true,
                                        "log")));
        ui.fx(() -> seen.heard(new Event.RoleSet(ada.id(), Role.MEMBER)));
        ui.click(".room-header .menu-button");
        assertTrue(ui.sees("Notify me of"));
        assertFalse(ui.sees("Keep what is said"));
    }

    @Test
    void aClosedRoomOffersItsTranscriptAndGoes() {
        ui.fx(() -> seen.heard(seen.said("general", "bob", 60, "good bye")));
        ui.fx(() -> seen.heard(new Event.RoomClosed("general", ada.id(), "Ada")));
        assertTrue(ui.find(".composer-frame").isDisabled());
        ui.click("Save transcript…");
        assertEquals("export general", shells.asked.getLast());
        ui.click("#done");
        ui.click("Remove from list");
        assertTrue(seen.chat.rooms().rooms().isEmpty());
        assertTrue(ui.sees("No room is open"));
    }

    @Test
    void whatOneIsToldOfARoomIsChosenInItsMenu() {
        ui.click(".room-header .menu-button");
        ui.click("Notify me of");
        ui.snapshot("room-notify");
        ui.click("Nothing");
        assertEquals(
                Map.of("/general", Notify.NONE),
                shells.profile().preferencesProperty().get().rooms());
        ui.click(".room-header .menu-button");
        ui.click("Notify me of");
        ui.click("As in the settings");
        assertEquals(Map.of(), shells.profile().preferencesProperty().get().rooms());
    }

    @Test
    void aRoomIsExportedFromItsMenuAndByItsCommand() {
        ui.click(".room-header .menu-button");
        ui.click("Export…");
        assertEquals(List.of("export general"), shells.asked);
        ui.click("#done");
        ui.fx(() -> seen.chat.slashCommands().enter(room, "/export"));
        assertEquals(2, shells.asked.size());
    }

    @Test
    void aRoomIsLeft() {
        ui.click(ui.find(".room-header > .button"));
        assertEquals(new Command.Leave("general"), seen.sent.getLast());
    }

    @Test
    void inANarrowWindowThePeopleTakeThePlaceOfTheLog() {
        assertTrue(ui.sees(".members"));
        ui.resize(600, 400);
        assertFalse(ui.sees(".members"));
        ui.click(".people-button");
        assertTrue(ui.sees(".members"));
        assertFalse(ui.sees(".composer"));
        ui.click(".people-button");
        assertTrue(ui.sees(".composer"));
        ui.resize(900, 600);
        assertTrue(ui.sees(".members"));
    }

    @Test
    void theServerIsLeft() {
        ui.click(
                ui.on(() -> ui.find(".server").lookupAll(".button")).stream()
                        .reduce((_, last) -> last)
                        .orElseThrow());
        assertEquals(List.of("leave server"), shells.asked);
    }

    @Test
    void everyControlHasAName() {
        for (var node : ui.on(() -> ui.find(".shell").lookupAll(".button"))) {
            if (node instanceof Labeled labeled && node.isVisible()) {
                assertFalse(
                        (labeled.getText() == null || labeled.getText().isEmpty())
                                && labeled.getAccessibleText() == null,
                        node::toString);
            }
        }
        assertEquals(room, seen.model("general"));
    }

    @Test
    void aRoomsPasswordIsSetChangedAndRemovedFromItsMenu() {
        assertFalse(ui.sees(".room-title .ikonli-font-icon"));
        ui.click(".room-header .menu-button");
        assertFalse(ui.sees("Remove the password"));
        ui.click("Set a password…");
        ui.snapshot("room-set-password");
        ui.type("open sesame");
        ui.click("Set");
        assertEquals(new Command.SetPassword("general", "open sesame"), seen.sent.getLast());
        assertFalse(ui.sees(".password-line"));
        ui.fx(() -> seen.heard(new Event.PasswordSet("general", ada.id(), "Ada", true)));
        assertTrue(ui.sees(".room-title .ikonli-font-icon"));
        assertTrue(ui.shows("Ada set a password for this room"));
        assertEquals("general, asks for a password", ui.find(".room-title").getAccessibleText());
        ui.snapshot("room-locked");
        ui.resize(480, 400);
        ui.click(".room-header .menu-button");
        ui.click("Change the password…");
        ui.snapshot("room-set-password-small");
        ui.press(KeyCode.ESCAPE);
        ui.click(".room-header .menu-button");
        assertTrue(ui.sees("Change the password…"));
        ui.click("Remove the password");
        assertEquals(new Command.SetPassword("general", ""), seen.sent.getLast());
        ui.fx(() -> seen.heard(new Event.PasswordSet("general", ada.id(), "Ada", false)));
        assertFalse(ui.sees(".room-title .ikonli-font-icon"));
    }

    @Test
    void escapeLeavesThePasswordAsItWas() {
        int before = seen.sent.size();
        ui.click(".room-header .menu-button");
        ui.click("Set a password…");
        ui.type("open");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".password-line"));
        assertEquals(before, seen.sent.size());
    }

    @Test
    void everybodyHearsThatTheServerAsksForAPassword() {
        ui.fx(() -> seen.heard(new Event.PasswordSet(null, ada.id(), "Ada", true)));
        assertTrue(ui.shows("Ada set a password for this server"));
        assertTrue(seen.chat.hostDesk().lockedProperty().get());
    }
}
