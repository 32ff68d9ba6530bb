package foyer.ui;

import static foyer.testing.ScriptedChat.member;
import static foyer.testing.ScriptedChat.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.commands.SlashCommand;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.testing.ClientModels;
import foyer.testing.ScriptedChat;
import foyer.testing.UiStage;
import foyer.ui.connection.ConnectionController;
import foyer.ui.help.ShortcutsController;
import foyer.ui.host.HostController;
import foyer.ui.invite.InviteController;
import foyer.ui.name.NameChangeController;
import foyer.ui.settings.SettingsController;
import foyer.ui.shell.ShellPanels;
import foyer.ui.shell.ShellView;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panels above the shell, by a robot.
final class PanelsInShellTest {
    private UiStage stage;

    @BeforeEach
    void open() {
        stage = new UiStage(1000, 700, PanelsInShellTest::shell);
    }

    private static Parent shell() {
        Member ada = member("Ada", Role.HOST);
        var scriptedChat = new ScriptedChat(ada, "Ada’s Foyer", room("general", "", 1));
        scriptedChat.enter(room("general", "", 1), List.of(ada), false);
        scriptedChat.chat.hostModel().addresses().setAll("192.168.1.20:7788", "[fd00::20]:7788");
        scriptedChat.heard(new Event.Schedules(List.of(new Schedule(1, "Drink water", 10))));
        var shellPanels =
                new ShellPanels(
                        close ->
                                view(
                                        NameChangeController.class,
                                        () ->
                                                new NameChangeController(
                                                        scriptedChat.chat.nameChange(), close)),
                        close ->
                                view(
                                        ConnectionController.class,
                                        () ->
                                                new ConnectionController(
                                                        scriptedChat.chat, () -> {}, close)),
                        close ->
                                view(
                                        HostController.class,
                                        () ->
                                                new HostController(
                                                        scriptedChat.chat.hostModel(),
                                                        ZoneOffset.UTC,
                                                        close)),
                        close ->
                                view(
                                        InviteController.class,
                                        () ->
                                                new InviteController(
                                                        scriptedChat.chat.invitation(), close)),
                        _ -> new VBox(),
                        close ->
                                view(
                                        SettingsController.class,
                                        () ->
                                                new SettingsController(
                                                        ClientModels.idle(),
                                                        () -> "/home/ada/Downloads",
                                                        "Foyer",
                                                        _ -> new VBox(),
                                                        close)),
                        close ->
                                view(
                                        ShortcutsController.class,
                                        () ->
                                                new ShortcutsController(
                                                        List.of(SlashCommand.values()),
                                                        _ -> new VBox(),
                                                        close)),
                        (_, _) -> new VBox());
        return ShellView.load(
                scriptedChat.chat,
                ClientModels.idle().sessions(),
                shellPanels,
                () -> {},
                _ -> {},
                scriptedChat.clock);
    }

    private static <C> Parent view(Class<C> controller, Supplier<C> maker) {
        return new ViewLoader(Map.of(controller, maker)).load(controller);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void opensAndCloses(String button, String focused, String name) {
        stage.click(button);
        assertEquals(focused, stage.focused().getId());
        stage.snapshot("shell-" + name);
        stage.resize(480, 400);
        stage.snapshot("shell-" + name + "-small");
        stage.press(KeyCode.ESCAPE);
        assertEquals(button.substring(1), stage.focused().getId());
        assertFalse(stage.sees(".panel"));
    }

    @Test
    void namePanelOpensAndCloses() {
        opensAndCloses("#me", "name", "name");
    }

    @Test
    void connectionPanelOpensAndCloses() {
        opensAndCloses("#status", "test", "connection");
    }

    @Test
    void hostPanelOpensAndCloses() {
        opensAndCloses("#host", "announcement", "host");
    }

    @Test
    void settingsOpenAndClose() {
        opensAndCloses("#settings", "name", "settings");
    }

    @Test
    void f1ShowsKeysAndCommands() {
        stage.click(".words-field");
        stage.press(KeyCode.F1);
        assertTrue(stage.shows("Search everywhere"));
        assertTrue(stage.shows("/mute name [minutes] [reason]"));
        stage.snapshot("shell-shortcuts");
        stage.resize(480, 400);
        stage.snapshot("shell-shortcuts-small");
        stage.press(KeyCode.ESCAPE);
        assertFalse(stage.sees(".panel"));
        assertTrue(stage.focused().getStyleClass().contains("words-field"));
    }

    @Test
    void invitePanelOpensAndCloses() {
        opensAndCloses("#invite", "copyLink", "invite");
    }
}
