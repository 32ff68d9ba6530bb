package foyer.ui.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The room list, by a robot.
class RoomListTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final RoomInfo garden = ScriptedChat.room("garden", "", 2);
    private final ScriptedChat scriptedChat =
            new ScriptedChat(ada, "Foyer", general, garden, chess);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada), false);
        scriptedChat.enter(chess, List.of(ada), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String shown() {
        return ui.on(() -> scriptedChat.chat.rooms().selectedProperty().get().name());
    }

    @Test
    void unreadCountIsShownUntilOpened() {
        ui.fx(
                () -> {
                    for (int i = 0; i < 120; i++) {
                        scriptedChat.heard(scriptedChat.said("chess", "bob", 9, "move " + i));
                    }
                });
        assertEquals("99+", ui.find(Label.class, ".badge").getText());
        ui.click("chess");
        assertEquals("chess", shown());
        assertFalse(ui.sees(".badge"));
    }

    @Test
    void mentionIsMarkedUntilOpened() {
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("chess", "bob", 9, "your turn, @eve")));
        assertEquals("1", ui.find(Label.class, ".badge").getText());
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("chess", "bob", 9, "your turn, @ada")));
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("chess", "bob", 9, "well?")));
        assertEquals("@ 3", ui.find(Label.class, ".badge").getText());
        ui.snapshot("mentioned");
        ui.click("chess");
        assertFalse(ui.sees(".badge"));
        ui.click("general");
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("chess", "bob", 9, "hm")));
        assertEquals("1", ui.find(Label.class, ".badge").getText());
    }

    @Test
    void clickJoinsARoom() {
        ui.click("garden");
        assertEquals(new Command.Join("garden"), scriptedChat.sent.getLast());
        assertEquals("general", shown(), "until the server confirms the join");
        ui.fx(() -> scriptedChat.enter(garden, List.of(ada), false));
        assertEquals("garden", shown());
        assertFalse(ui.sees("Rooms you can join"));
    }

    @Test
    void typedNameCreatesARoom() {
        ui.click(".join-field .text-field");
        ui.type("books");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Join("books"), scriptedChat.sent.getLast());
        assertEquals("", ui.find(TextField.class, ".join-field .text-field").getText());
    }

    @Test
    void invalidRoomNameIsRefusedAndKept() {
        ui.click(".join-field .text-field");
        ui.type("@bob");
        ui.press(KeyCode.ENTER);
        assertTrue(ui.sees(".join-box .refusal"));
        assertEquals("@bob", ui.find(TextField.class, ".join-field .text-field").getText());
    }

    @Test
    void keysInTheComposerSwitchRooms() {
        ui.click(".words-field");
        ui.press(KeyCode.CONTROL, KeyCode.TAB);
        assertEquals("chess", shown());
        ui.press(KeyCode.ALT, KeyCode.UP);
        assertEquals("general", shown());
        ui.press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals("chess", shown());
        ui.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertEquals("general", shown());
    }

    @Test
    void arrowsOpenRoomsAndEnterJoins() {
        ui.click("general");
        ui.fx(() -> ui.find(".rooms").requestFocus());
        ui.press(KeyCode.DOWN);
        assertEquals("chess", shown());
        ui.press(KeyCode.DOWN);
        assertEquals("chess", shown(), "selecting a room does not join it");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Join("garden"), scriptedChat.sent.getLast());
    }

    @Test
    void roomWithDraftIsMarked() {
        assertFalse(ui.sees(".room-draft"));
        ui.click(".words-field");
        ui.type("half a th");
        assertTrue(ui.sees(".room-draft"));
    }

    private final RoomInfo vault =
            new RoomInfo("vault", "", MemberId.of("bob"), 3, null, null, null, true);

    private void listVault() {
        ui.fx(() -> scriptedChat.heard(new Event.RoomOpened(vault)));
    }

    private void refuse(ErrorCode errorCode, String text) {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Refused(scriptedChat.sent.size(), errorCode, text)));
    }

    @Test
    void lockedRoomAsksForItsPassword() {
        listVault();
        assertTrue(
                ui.on(() -> ui.find("vault").getParent().getParent().getParent())
                        .getAccessibleText()
                        .startsWith("vault, 3 people, needs a password"));
        assertFalse(ui.sees(".room-password"));
        ui.click("vault");
        assertEquals(new Command.Join("vault"), scriptedChat.sent.getLast());
        refuse(ErrorCode.PASSWORD_NEEDED, "vault needs a password.");
        assertEquals("roomPassword", ui.focused().getId());
        assertTrue(ui.shows("vault needs a password"));
        ui.snapshot("rooms-password");
        ui.type("open sesame");
        ui.press(KeyCode.ENTER);
        assertEquals(
                new Command.Join("vault", null, null, "open sesame"), scriptedChat.sent.getLast());
        assertTrue(ui.find("#roomPassword").isDisabled(), "the password was sent");
        ui.fx(() -> scriptedChat.enter(vault, List.of(ada), false));
        assertEquals("vault", shown());
        assertFalse(ui.sees(".room-password"));
    }

    @Test
    void wrongPasswordIsShownAndSelected() {
        listVault();
        ui.click("vault");
        refuse(ErrorCode.PASSWORD_NEEDED, "vault needs a password.");
        ui.type("guess");
        ui.press(KeyCode.ENTER);
        refuse(ErrorCode.PASSWORD_WRONG, "Wrong password.");
        assertTrue(ui.shows("Wrong password."));
        assertEquals("roomPassword", ui.focused().getId());
        assertEquals("guess", ui.find(TextField.class, "#roomPassword").getSelectedText());
        ui.snapshot("rooms-password-wrong");
        ui.resize(480, 400);
        ui.snapshot("rooms-password-small");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".room-password"));
    }

    @Test
    void newPasswordAsksWithoutTakingTheFocus() {
        ui.click("chess");
        ui.click(".words-field");
        ui.fx(
                () -> {
                    scriptedChat.chat.handle(
                            new ConnectionEvent.Lost("The server does not answer.", 500));
                    scriptedChat.heard(new Event.Welcome(1, "Foyer", "log", ada));
                    scriptedChat.heard(new Event.Rooms(List.of(general, garden, chess), false));
                    int asked = scriptedChat.sent.size();
                    assertEquals(new Command.Join("chess"), scriptedChat.sent.getLast());
                    scriptedChat.heard(
                            new Event.Entered(asked - 1, general, 0, false, "general.1"));
                    scriptedChat.heard(new Event.Refused(asked, ErrorCode.PASSWORD_NEEDED, "No."));
                });
        assertTrue(ui.shows("chess needs a password"));
        assertFalse("roomPassword".equals(ui.focused().getId()));
        assertEquals("chess", shown(), "what is written must not go to another room");
        assertTrue(ui.find(".words-field").isDisabled());
    }

    @Test
    void laterChoiceOutlivesAnEarlierJoin() {
        ui.click("garden");
        ui.click("chess");
        ui.type("only for the players");
        ui.fx(() -> scriptedChat.enter(garden, List.of(ada), false));
        assertEquals("chess", shown());
    }

    @Test
    void passwordIsNotSentUnencrypted() {
        ui.fx(
                () ->
                        scriptedChat.chat.handle(
                                new ConnectionEvent.SocketOpened(
                                        ServerAddress.plain("192.168.1.20", 7788),
                                        "ws://192.168.1.20:7788",
                                        "",
                                        false)));
        listVault();
        ui.click("vault");
        refuse(ErrorCode.PASSWORD_NEEDED, "vault needs a password.");
        int before = scriptedChat.sent.size();
        ui.type("open sesame");
        ui.press(KeyCode.ENTER);
        assertEquals(before, scriptedChat.sent.size());
        assertTrue(ui.shows("isn’t encrypted, so Foyer won’t send a"));
    }
}
