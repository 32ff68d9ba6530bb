package foyer.ui.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The member list and its actions, by a robot.
class MembersTest {
    private final Member ada = ScriptedChat.member("Ada", Role.HOST);
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, bob), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void headingCountsTheMembers() {
        assertEquals("People · 2", ui.find(Label.class, ".members-heading").getText());
        ui.fx(() -> scriptedChat.heard(new Event.Joined("general", ScriptedChat.member("Zoë"))));
        assertEquals("People · 3", ui.find(Label.class, ".members-heading").getText());
    }

    @Test
    void guestIsMarkedInListAndLog() {
        var cyd = new Member(MemberId.of("Cyd"), "Cyd", Role.MEMBER, true);
        assertFalse(ui.sees(".role.member"));
        ui.fx(
                () -> {
                    scriptedChat.heard(new Event.Joined("general", cyd));
                    scriptedChat.heard(scriptedChat.said("general", "bob", 2, "hello"));
                    scriptedChat.heard(scriptedChat.said("general", "Cyd", 1, "from my phone"));
                });
        assertEquals("guest", ui.find(Label.class, ".role.member").getText());
        assertTrue(ui.sees(".said .guest-tag"));
        ui.snapshot("guest-in-window");
    }

    @Test
    void ownNameGetsTheFullWidth() {
        ui.fx(() -> scriptedChat.heard(new Event.Renamed(ada.id(), "Ada", "Mona Fletcher")));
        for (double width : new double[] {900, 720, 480}) {
            ui.resize(width, 540);
            if (!ui.sees(".member-list")) {
                ui.click(".people-button");
            }
            Label name = ui.find(Label.class, ".member-name");
            assertEquals("Mona Fletcher", name.getText());
            assertTrue(
                    ui.on(() -> name.getWidth() >= name.prefWidth(-1)),
                    "it is cut in a window " + width + " wide");
            assertEquals("you · host", ui.find(Label.class, ".role").getText());
        }
        ui.snapshot("members-narrow");
    }

    @Test
    void doubleClickOpensDirectConversation() {
        ui.doubleClick(ui.find("bob"));
        assertEquals(new Command.Direct(bob.id()), scriptedChat.sent.getLast());
    }

    @Test
    void menuMakesAModerator() {
        ui.rightClick(ui.find("bob"));
        ui.click("Make moderator");
        assertEquals(new Command.SetRole(bob.id(), Role.MODERATOR), scriptedChat.sent.getLast());
    }

    @Test
    void everythingOfAMemberIsDeletedAfterAConfirmation() {
        ui.resize(720, 430);
        ui.click(".people-button");
        ui.rightClick(ui.find("bob"));
        ui.click("Delete everything they sent…");
        assertTrue(ui.shows("Delete everything by bob?"));
        ui.snapshot("delete-all");
        ui.press(KeyCode.ENTER);
        assertFalse(ui.sees(".delete-all"));
        assertFalse(scriptedChat.sent.contains(new Command.DeleteAll(bob.id())));
        ui.rightClick(ui.find("bob"));
        ui.click("Delete everything they sent…");
        ui.click(".delete-all-button");
        assertEquals(new Command.DeleteAll(bob.id()), scriptedChat.sent.getLast());
    }

    @Test
    void memberIsRemovedWithReason() {
        ui.rightClick(ui.find("bob"));
        ui.click("Remove from server…");
        ui.type("spam");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Remove(bob.id(), "spam"), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".penalty"));
    }

    @Test
    void hostAndMemberSeeTheSameComparisonCode() {
        ui.rightClick(ui.find("bob"));
        assertFalse(ui.sees("Verify connection…"), "without a key there is no code");
        ui.press(KeyCode.ESCAPE);
        ui.fx(() -> scriptedChat.chat.handle(encrypted()));
        ui.rightClick(ui.find("bob"));
        ui.click("Verify connection…");
        assertTrue(ui.shows("Verify bob"));
        var atBobs = new ScriptedChat(bob, "Foyer");
        ui.fx(() -> atBobs.chat.handle(encrypted()));
        String code = atBobs.chat.connection().comparisonProperty().get();
        assertTrue(code.matches("[a-z2-7]{4}( [a-z2-7]{4}){4}"), code);
        assertEquals(code, ui.find(Label.class, ".compare-code").getText());
        assertTrue(
                ui.focused().getAccessibleText().contains(code), "a screen reader reads the code");
        ui.snapshot("members-compare");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".compare"));
    }

    private static ConnectionEvent encrypted() {
        return new ConnectionEvent.SocketOpened(
                new ServerAddress("192.168.1.20", 7788), "k".repeat(52), "TLSv1.3", true);
    }

    @Test
    void onlyHostsCompareAndNotWithGuests() {
        var cyd = new Member(MemberId.of("Cyd"), "Cyd", Role.MEMBER, true);
        ui.fx(
                () -> {
                    scriptedChat.chat.handle(encrypted());
                    scriptedChat.heard(new Event.Joined("general", cyd));
                });
        ui.rightClick(ui.find("Cyd"));
        assertTrue(ui.sees("Message"));
        assertFalse(ui.sees("Verify connection…"), "guests have no code");
        ui.press(KeyCode.ESCAPE);
        ui.fx(() -> scriptedChat.heard(new Event.RoleSet(ada.id(), Role.MODERATOR)));
        ui.rightClick(ui.find("bob"));
        assertTrue(ui.sees("Message"));
        assertFalse(ui.sees("Verify connection…"));
        ui.press(KeyCode.ESCAPE);
    }

    @Test
    void memberGetsNoHostActions() {
        ui.fx(() -> scriptedChat.heard(new Event.RoleSet(ada.id(), Role.MEMBER)));
        ui.rightClick(ui.find("bob"));
        assertTrue(ui.sees("Message"));
        assertFalse(ui.sees("Make moderator"));
        assertFalse(ui.sees("Remove from server…"));
        ui.press(KeyCode.ESCAPE);
    }

    @Test
    void enterOpensDirectConversation() {
        ui.fx(
                () -> {
                    ListView<?> list = ui.find(ListView.class, ".member-list");
                    list.requestFocus();
                    list.getSelectionModel().select(1);
                });
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Direct(bob.id()), scriptedChat.sent.getLast());
    }

    @Test
    void banTakesDurationAndAddressOrIsCancelled() {
        ui.rightClick(ui.find("bob"));
        ui.click("Ban from server…");
        assertTrue(ui.shows("Ban bob from the server?"));
        ui.snapshot("members-ban");
        ui.type("spam");
        ui.click("Also ban their IP address");
        ui.fx(
                () ->
                        ui.find(ChoiceBox.class, ".penalty .choice-box")
                                .getSelectionModel()
                                .selectLast());
        ui.click("Ban");
        assertEquals(new Command.Ban(bob.id(), null, "spam", true), scriptedChat.sent.getLast());
        ui.rightClick(ui.find("bob"));
        ui.click("Ban from server…");
        ui.resize(480, 400);
        ui.click(".people-button");
        ui.snapshot("members-ban-small");
        ui.click(".penalty .text-field");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".penalty"));
        assertEquals(new Command.Ban(bob.id(), null, "spam", true), scriptedChat.sent.getLast());
    }

    @Test
    void mutedMemberIsMarkedAndUnmuted() {
        ui.rightClick(ui.find("bob"));
        ui.click("Mute…");
        assertFalse(ui.sees(".penalty .check-box"));
        ui.type("too loud");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Mute(bob.id(), 10, "too loud"), scriptedChat.sent.getLast());
        assertFalse(ui.sees(".member-muted"));
        long until = ScriptedChat.NOW.plusSeconds(600).toEpochMilli();
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Muted(
                                        bob.id(), "bob", ada.id(), "Ada", "too loud", until)));
        assertTrue(ui.sees(".member-muted"));
        assertTrue(ui.shows("Ada muted bob for 10 min: too loud"));
        ui.snapshot("members-muted");
        ui.rightClick(ui.find("bob"));
        assertFalse(ui.sees("Mute…"));
        ui.click("Unmute");
        assertEquals(new Command.Unmute(bob.id()), scriptedChat.sent.getLast());
        ui.fx(() -> scriptedChat.heard(new Event.Unmuted(bob.id(), "bob", "", "Foyer")));
        assertFalse(ui.sees(".member-muted"));
        assertTrue(ui.shows("bob is no longer muted"));
    }

    @Test
    void moderatorCannotPenalizeModerator() {
        ui.fx(
                () -> {
                    scriptedChat.heard(new Event.RoleSet(ada.id(), Role.MODERATOR));
                    scriptedChat.heard(new Event.RoleSet(bob.id(), Role.MODERATOR));
                });
        ui.rightClick(ui.find("bob"));
        assertFalse(ui.sees("Mute…"));
        assertFalse(ui.sees("Ban from server…"));
        ui.press(KeyCode.ESCAPE);
    }

    @Test
    void removalNoticeNamesModeratorAndReason() {
        String notice = "bob was banned by Ada for 1 h: spam";
        ui.fx(
                () -> {
                    scriptedChat.heard(
                            new Event.Banned(bob.id(), "bob", ada.id(), "Ada", "spam", null));
                    scriptedChat.heard(
                            new Event.Left(
                                    "general", bob.id(), "bob", Departure.BANNED, notice, null));
                });
        assertTrue(ui.shows(notice));
        assertFalse(ui.shows("Ada banned bob"), "the ban is announced once");
    }
}
