package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Presence;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether people are at hand, by a robot.
class PresenceTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, bob), false);
        ui = new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void whoIsAwayIsSeenWithTheirWords() {
        ui.fx(
                () -> {
                    scriptedChat.heard(
                            new Event.PresenceSet(bob.id(), Presence.AWAY, "At lunch until one"));
                    scriptedChat.heard(new Event.PresenceSet(ada.id(), Presence.IDLE, null));
                });
        assertTrue(ui.shows("At lunch until one"));
        assertTrue(
                ui.on(
                        () ->
                                ui.find(".member-list").lookupAll(".member-cell").stream()
                                        .anyMatch(
                                                cell ->
                                                        "bob, member, away: At lunch until one"
                                                                .equals(
                                                                        cell
                                                                                .getAccessibleText()))));
        ui.snapshot("presence");
        ui.resize(480, 400);
        ui.snapshot("presence-small");
    }

    @Test
    void oneSaysThatOneIsAwayAndHereAgain() {
        ui.click(".presence-menu");
        ui.click("Away");
        assertEquals(new Command.SetPresence(Presence.AWAY, null), scriptedChat.sent.getLast());
        ui.click(".presence-menu");
        ui.click("Away with a message…");
        ui.type("lunch");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.SetPresence(Presence.AWAY, "lunch"), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.chat.presenceReporter().setIdle(true));
        assertEquals(
                Presence.AWAY, scriptedChat.chat.presenceReporter().presence(), "away stays away");
        ui.click(".presence-menu");
        ui.click("Online");
        assertEquals(new Command.SetPresence(Presence.HERE, null), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.chat.presenceReporter().setIdle(true));
        assertEquals(new Command.SetPresence(Presence.IDLE, null), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.chat.presenceReporter().setIdle(false));
        assertEquals(new Command.SetPresence(Presence.HERE, null), scriptedChat.sent.getLast());
    }
}
