package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.settings.NotificationLevel;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.BidiText;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shell around the log, by a robot.
class ShellTest {
    private final Member ada = ScriptedChat.member("Ada", Role.HOST);
    private final RoomInfo general = ScriptedChat.room("general", "All sorts", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Ada’s Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room = scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String banner() {
        return ui.find(BidiText.class, ".banner-line .wrapped-text").getText();
    }

    private String status() {
        return ui.find(Button.class, ".status").getText();
    }

    @Test
    void helpCommandOpensTheShortcuts() {
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
                ui.shows("/ban name [minutes] [reason] – Ban someone"), "help about one command");
    }

    @Test
    void statusFollowsTheConnection() {
        ui.fx(() -> scriptedChat.chat.handle(new ConnectionEvent.RoundTrip(12_000_000)));
        assertEquals("Connected · 12 ms", status());
        ui.fx(
                () ->
                        scriptedChat.chat.handle(
                                new ConnectionEvent.Lost("The server does not answer.", 5_000)));
        assertEquals("The server does not answer. Retrying in 5 s.", status());
        scriptedChat.clock.advance(2);
        ui.until("it counts down", () -> status().endsWith("in 3 s."));
        ui.fx(
                () ->
                        scriptedChat.chat.handle(
                                new ConnectionEvent.Connecting(
                                        scriptedChat.chat.connection().address())));
        assertEquals("Connecting to 192.168.1.20:7788…", status());
    }

    @Test
    void storageFailureIsShownUntilItEnds() {
        assertFalse(ui.sees(".server-banner"));
        ui.fx(() -> scriptedChat.heard(new Event.Storing(false, "The disk is full.")));
        assertTrue(ui.sees(".server-banner"));
        assertEquals(
                "The disk is full.",
                ui.find(BidiText.class, ".server-banner .wrapped-text").getText());
        ui.fx(() -> scriptedChat.heard(new Event.Storing(true, "It works again.")));
        assertFalse(ui.sees(".server-banner"));
    }

    @Test
    void panelTakesAndReturnsTheFocus() {
        ui.click(".words-field");
        ui.click(".me");
        assertTrue(ui.sees("#name-panel"));
        assertEquals("name-field", ui.focused().getId());
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("#name-panel"));
        assertTrue(ui.focused().getStyleClass().contains("me"));
    }

    @Test
    void panelClosesByOutsideClickAndButton() {
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
    void memberHasNoHostButton() {
        assertTrue(ui.sees("#host"));
        ui.fx(() -> scriptedChat.heard(new Event.RoleSet(ada.id(), Role.MEMBER)));
        assertFalse(ui.sees("#host"));
    }

    @Test
    void topicIsEditedInPlace() {
        ui.click(".topic");
        assertEquals("All sorts", ui.find(TextField.class, ".room-header .text-field").getText());
        ui.type("Chess");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.SetTopic("general", "Chess"), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".room-header .text-field"));
    }

    @Test
    void closingRoomCountsDownAndIsKeptOpen() {
        ui.click(".room-header .menu-button");
        ui.click("Close room (in 30 seconds)");
        assertEquals(new Command.CloseRoom("general", 30), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.heard(new Event.RoomClosing("general", ada.id(), "Ada", 30)));
        assertEquals("Ada is closing this room in 30 s", banner());
        scriptedChat.clock.advance(6);
        ui.until("it counts down", () -> banner().equals("Ada is closing this room in 24 s"));
        ui.click("Keep open");
        assertEquals(new Command.KeepRoom("general"), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.heard(new Event.RoomKept("general", ada.id(), "Ada")));
        assertFalse(ui.sees(".room-banner"));
    }

    @Test
    void shorterRetentionIsConfirmedAndShown() {
        assertFalse(ui.sees(".retention"));
        choose("Never");
        assertTrue(ui.shows("All messages in this room will be deleted for everyone."));
        ui.click("Cancel");
        int sent = scriptedChat.sent.size();
        choose("Never");
        ui.click("Delete");
        assertEquals(sent + 1, scriptedChat.sent.size());
        assertEquals(
                new Command.SetKeeping("general", Retention.NOTHING), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".retention"), "not before the server confirms");
        ui.fx(() -> scriptedChat.heard(scriptedChat.keepingSet("general", Retention.NOTHING)));
        assertEquals("Not kept", ui.text(".retention"));
        assertTrue(ui.shows("Messages here are no longer kept (Ada) · 10:30"));
        ui.snapshot("room-not-kept");
        choose("Always");
        assertEquals(
                new Command.SetKeeping("general", Retention.ALWAYS), scriptedChat.sent.getLast());
    }

    private void choose(String keeping) {
        ui.click(".room-header .menu-button");
        ui.click("Keep messages");
        ui.click(keeping);
    }

    @Test
    void memberCannotChangeTheRetention() {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Entered(
                                        0,
                                        new RoomInfo("general", "", "someone", 2, null, null),
                                        0,
                                        true,
                                        "log")));
        ui.fx(() -> scriptedChat.heard(new Event.RoleSet(ada.id(), Role.MEMBER)));
        ui.click(".room-header .menu-button");
        assertTrue(ui.sees("Notifications"));
        assertFalse(ui.sees("Keep messages"));
    }

    @Test
    void closedRoomOffersTranscriptAndRemoval() {
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 60, "good bye")));
        ui.fx(() -> scriptedChat.heard(new Event.RoomClosed("general", ada.id(), "Ada")));
        assertTrue(ui.find(".composer-frame").isDisabled());
        ui.click("Export messages…");
        assertEquals("export general", shellFixture.asked.getLast());
        ui.click("#done");
        ui.click("Remove from list");
        assertTrue(scriptedChat.chat.rooms().rooms().isEmpty());
        assertTrue(ui.sees("No room is open"));
    }

    @Test
    void roomMenuSetsTheNotificationLevel() {
        ui.click(".room-header .menu-button");
        ui.click("Notifications");
        ui.snapshot("room-notify");
        ui.click("Nothing");
        assertEquals(
                Map.of("/general", NotificationLevel.NONE),
                shellFixture.profile().preferencesProperty().get().notifications().rooms());
        ui.click(".room-header .menu-button");
        ui.click("Notifications");
        ui.click("Default");
        assertEquals(
                Map.of(),
                shellFixture.profile().preferencesProperty().get().notifications().rooms());
    }

    @Test
    void menuAndCommandExportTheRoom() {
        ui.click(".room-header .menu-button");
        ui.click("Export…");
        assertEquals(List.of("export general"), shellFixture.asked);
        ui.click("#done");
        ui.fx(() -> room.draftProperty().set("/export"));
        ui.click(".words-field");
        ui.press(KeyCode.ENTER);
        assertEquals(2, shellFixture.asked.size());
    }

    @Test
    void leaveButtonLeavesTheRoom() {
        ui.click(ui.find(".room-header > .button"));
        assertEquals(new Command.Leave("general"), scriptedChat.sent.getLast());
    }

    @Test
    void membersReplaceTheLogInNarrowWindow() {
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
    void leaveButtonLeavesTheServer() {
        ui.click(
                ui.on(() -> ui.find(".server").lookupAll(".button")).stream()
                        .reduce((_, last) -> last)
                        .orElseThrow());
        assertEquals(List.of("leave server"), shellFixture.asked);
    }

    @Test
    void everyButtonHasAName() {
        for (var node : ui.on(() -> ui.find(".shell").lookupAll(".button"))) {
            if (node instanceof Labeled labeled && node.isVisible()) {
                assertFalse(
                        (labeled.getText() == null || labeled.getText().isEmpty())
                                && labeled.getAccessibleText() == null,
                        node::toString);
            }
        }
        assertEquals(room, scriptedChat.model("general"));
    }

    @Test
    void roomPasswordIsSetChangedAndRemoved() {
        assertFalse(ui.sees(".room-title .ikonli-font-icon"));
        ui.click(".room-header .menu-button");
        assertFalse(ui.sees("Remove password"));
        ui.click("Set a password…");
        ui.snapshot("room-set-password");
        ui.type("open sesame");
        ui.click("Set");
        assertEquals(
                new Command.SetPassword("general", "open sesame"), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".password-line"));
        ui.fx(() -> scriptedChat.heard(new Event.PasswordSet("general", ada.id(), "Ada", true)));
        assertTrue(ui.sees(".room-title .ikonli-font-icon"));
        assertTrue(ui.shows("Ada set a password for this room"));
        assertEquals("general, needs a password", ui.find(".room-title").getAccessibleText());
        ui.snapshot("room-locked");
        ui.resize(480, 400);
        ui.click(".room-header .menu-button");
        ui.click("Change password…");
        ui.snapshot("room-set-password-small");
        ui.press(KeyCode.ESCAPE);
        ui.click(".room-header .menu-button");
        assertTrue(ui.sees("Change password…"));
        ui.click("Remove password");
        assertEquals(new Command.SetPassword("general", ""), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.heard(new Event.PasswordSet("general", ada.id(), "Ada", false)));
        assertFalse(ui.sees(".room-title .ikonli-font-icon"));
    }

    @Test
    void escapeCancelsThePassword() {
        int before = scriptedChat.sent.size();
        ui.click(".room-header .menu-button");
        ui.click("Set a password…");
        ui.type("open");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".password-line"));
        assertEquals(before, scriptedChat.sent.size());
    }

    @Test
    void serverPasswordIsAnnounced() {
        ui.fx(() -> scriptedChat.heard(new Event.PasswordSet(null, ada.id(), "Ada", true)));
        assertTrue(ui.shows("Ada set a password for this server"));
        assertTrue(scriptedChat.chat.hostModel().lockedProperty().get());
    }
}
