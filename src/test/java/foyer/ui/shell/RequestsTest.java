package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests and ignored people, by a robot.
class RequestsTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final String direct = Names.direct(ada.id(), bob.id());
    private final RoomInfo request =
            new RoomInfo(direct, "", bob.id(), 2, bob, null, null, null, bob.id());
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, bob), false);
        ui = new UiStage(720, 430, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void receiveRequest() {
        ui.fx(
                () -> {
                    scriptedChat.enter(request, List.of(ada, bob), false);
                    scriptedChat.heard(scriptedChat.said(direct, "bob", 9, "hello, stranger"));
                });
    }

    @Test
    void requestIsAccepted() {
        receiveRequest();
        ui.find("Requests");
        assertFalse(ui.sees(".badge"));
        ui.click("bob");
        ui.find("bob would like to write to you. No one hears of it if you ignore them.");
        ui.snapshot("request");
        ui.click("Accept");
        assertEquals(new Command.Accept(direct), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.heard(new Event.Accepted(direct, ada.id())));
        assertFalse(ui.sees(".request-banner"));
        ui.find("Direct messages");
    }

    @Test
    void ignoredRequestDisappears() {
        receiveRequest();
        ui.click("bob");
        ui.click("Ignore");
        assertTrue(scriptedChat.sent.contains(new Command.Ignore(bob.id(), true)));
        assertEquals(new Command.Leave(direct), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".request-banner .accent") && ui.sees("Requests"));
    }

    @Test
    void messagesOfIgnoredMemberAreFolded() {
        ui.fx(
                () -> {
                    scriptedChat.heard(scriptedChat.said("general", "bob", 60, "BUY MY SOAP"));
                    scriptedChat.heard(scriptedChat.said("general", "Zoë", 30, "who wants tea?"));
                    scriptedChat.heard(scriptedChat.said("general", "bob", 9, "@Ada SOAP"));
                });
        ui.rightClick(ui.find("BUY MY SOAP"));
        ui.click("Ignore bob");
        assertFalse(ui.sees("BUY MY SOAP"));
        ui.snapshot("ignored");
        ui.click("Show");
        assertTrue(ui.shows("BUY MY SOAP") || ui.shows(" SOAP"), "nothing was unfolded");
        ui.snapshot("ignored-shown");
    }

    @Test
    void ignoredPeopleAreListedWithTheMembers() {
        ui.resize(900, 600);
        ui.fx(() -> scriptedChat.chat.ignored().ignore(bob.id(), "bob"));
        ui.click("Ignored people (1)");
        ui.snapshot("ignored-people");
        ui.click("Stop ignoring");
        assertEquals(new Command.Ignore(bob.id(), false), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".ignored-members"));
    }
}
