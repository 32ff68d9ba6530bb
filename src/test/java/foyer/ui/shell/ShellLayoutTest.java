package foyer.ui.shell;

import static foyer.testing.ScriptedChat.member;
import static foyer.testing.ScriptedChat.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.model.RoomModel;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.LayoutFaults;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// The layout of the shell with realistic messages: nothing is cut, overlaps or leaves the window.
class ShellLayoutTest {
    private final Member ada = member("Ada", Role.HOST);
    private final Member long1 = member("Bartholomew Featherstonehaugh II");
    private final Member layla = member("ليلى الهاشمي", Role.MODERATOR);
    private final List<Member> people =
            List.of(
                    ada,
                    layla,
                    member("bob"),
                    long1,
                    member("Noa כהן"),
                    member("小林 さくら"),
                    member("Zoë"));

    private ScriptedChat scriptedChat() {
        var scriptedChat =
                new ScriptedChat(
                        ada,
                        "Ada’s Foyer",
                        room("general", "Everything that has no room of its own", 7),
                        room("Garden party on Saturday, who brings what", "", 4),
                        room("chess", "Correspondence games, one move a day", 12),
                        room("random", "", 3));
        scriptedChat.enter(
                room("general", "Everything that has no room of its own", 7),
                people,
                true,
                scriptedChat.said("general", "bob", 90_000, "Has anybody seen the projector?"),
                scriptedChat.said(
                        "general", "Ada", 89_900, "It is in the cupboard behind the piano."),
                scriptedChat.said("general", "bob", 4_000, "Good morning!"),
                scriptedChat.said(
                        "general",
                        "bob",
                        3_980,
                        "I put the agenda on the table. Three things today: the heating, the summer fair, and who looks after the key while Zoë is away. If you cannot come, say so here and I will write it down for you."),
                scriptedChat.said("general", "bob", 3_950, "And bring a cup."),
                scriptedChat.said(
                        "general",
                        "Bartholomew Featherstonehaugh II",
                        3_000,
                        "https://example.org/averyveryverylongaddress/withoutanyspaces/thatgoesonandonandonandonandonandonandonandonandonandonandonandonandon.html"),
                scriptedChat.topicSet(
                        "general", "Ada", 2_900, "Everything that has no room of its own"),
                scriptedChat.said(
                        "general",
                        "ليلى الهاشمي",
                        2_000,
                        "مرحبا بالجميع، سأتأخر عشر دقائق اليوم. هل يمكن لأحد أن يفتح الباب؟"),
                scriptedChat.said(
                        "general",
                        "Noa כהן",
                        1_900,
                        "שלום! אני כבר כאן (with the key), אפתח את הדלת."),
                scriptedChat.announced(
                        "general",
                        1_500,
                        "The kitchen closes at noon. Please wash your cups.",
                        false),
                scriptedChat.announced(
                        "general", 1_200, "Every ten minutes: drink some water.", true),
                scriptedChat.said("general", "Ada", 600, "Thank you, Noa!"),
                scriptedChat.said("general", "Ada", 590, "See you all in ten minutes."));
        RoomInfo party = room("Garden party on Saturday, who brings what", "", 4);
        scriptedChat.enter(party, people.subList(0, 4), false);
        scriptedChat.heard(scriptedChat.said(party.name(), "bob", 30, "I bring salad"));
        scriptedChat.heard(scriptedChat.said(party.name(), "Zoë", 20, "Drinks!"));
        RoomInfo direct =
                new RoomInfo(
                        "@" + sorted(MemberId.of("Ada"), MemberId.of("bob")),
                        "",
                        MemberId.of("bob"),
                        2,
                        member("bob"),
                        null);
        scriptedChat.enter(direct, List.of(ada, member("bob")), false);
        for (int i = 0; i < 120; i++) {
            scriptedChat.heard(scriptedChat.said(direct.name(), "bob", 10, "psst " + i));
        }
        scriptedChat.model(party.name()).draftProperty().set("I could bring");
        scriptedChat.chat.handle(new ConnectionEvent.RoundTrip(12_000_000));
        return scriptedChat;
    }

    private static String sorted(String a, String b) {
        return a.compareTo(b) < 0 ? a + "." + b : b + "." + a;
    }

    private static Parent shell(ScriptedChat scriptedChat) {
        return new ShellFixture(scriptedChat).view();
    }

    private static Bounds bounds(UiStage ui, String selector) {
        Node node = ui.find(selector);
        return ui.on(() -> node.localToScene(node.getLayoutBounds()));
    }

    private static void assertNoFaults(UiStage ui) {
        // both hold a name of any length, which never wraps, so they end in an ellipsis
        assertEquals(List.of(), LayoutFaults.of(ui, "server-name", "announced-head"));
    }

    private static void assertBelow(UiStage ui, String upper, String lower) {
        assertTrue(
                bounds(ui, upper).getMaxY() <= bounds(ui, lower).getMinY() + 1,
                lower + " is not below " + upper);
    }

    private static void assertRightOf(UiStage ui, String left, String right) {
        assertTrue(
                bounds(ui, left).getMaxX() <= bounds(ui, right).getMinX() + 1,
                right + " is not right of " + left);
    }

    @Test
    void roomsLogAndMembersStandSideBySide() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            ui.snapshot("shell-busy");
            assertNoFaults(ui);
            assertRightOf(ui, ".side", ".log-view");
            assertRightOf(ui, ".log-view", ".members");
            assertBelow(ui, ".room-header", ".log-view");
            assertBelow(ui, ".log-view", ".composer");
            assertEquals(700, bounds(ui, ".composer").getMaxY(), 1, "composer at the bottom");
        }
    }

    @Test
    void closingRoomWithRefusedMessageFitsTheWindow() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            double composerHeight = bounds(ui, ".composer").getHeight();
            RoomModel general = scriptedChat.model("general");
            ui.fx(() -> scriptedChat.chat.messaging().send(general, "This one is on its way."));
            ui.fx(() -> scriptedChat.chat.messaging().send(general, "This one was too fast."));
            ui.fx(
                    () ->
                            scriptedChat.refused(
                                    "You are writing faster than this server takes. Wait a moment"
                                            + " and try again."));
            ui.fx(
                    () ->
                            scriptedChat.heard(
                                    new Event.RoomClosing(
                                            "general", ada.id(), "Ada", 24, "We eat outside")));
            ui.fx(() -> general.draftProperty().set("one\ntwo\nthree"));
            ui.snapshot("shell-refused-closing");
            assertNoFaults(ui);
            assertTrue(ui.shows("We eat outside"));
            assertTrue(ui.shows("You are writing faster than this server takes."));
            assertBelow(ui, ".room-header", ".room-banner");
            assertBelow(ui, ".room-banner", ".log-view");
            assertBelow(ui, ".log-view", ".composer");
            assertTrue(bounds(ui, ".composer").getHeight() > composerHeight + 20, "three lines");
        }
    }

    @Test
    void smallWindowHidesTheMembers() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(480, 400, () -> shell(scriptedChat))) {
            ui.snapshot("shell-small");
            assertNoFaults(ui);
            assertFalse(ui.sees(".members"));
            assertRightOf(ui, ".side", ".log-view");
            assertEquals(480, bounds(ui, ".log-view").getMaxX(), 1);
            assertEquals(400, bounds(ui, ".composer").getMaxY(), 1);
        }
    }

    @Test
    void emptyServerShowsNoRoomParts() {
        var scriptedChat = new ScriptedChat(ada, "Ada’s Foyer");
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            ui.snapshot("shell-empty");
            assertNoFaults(ui);
            assertTrue(ui.shows("No room is open"));
            assertFalse(ui.sees(".room-header"));
            assertFalse(ui.sees(".members"));
        }
    }

    @Test
    void manyRoomsLeaveTheStatusVisible() {
        var rooms = new ArrayList<RoomInfo>();
        for (int i = 0; i < 40; i++) {
            rooms.add(room("room number " + i, i % 3 == 0 ? "About the number " + i : "", i));
        }
        var scriptedChat =
                new ScriptedChat(
                        ada,
                        "The reading circle of the public library",
                        rooms.toArray(RoomInfo[]::new));
        scriptedChat.enter(rooms.get(0), List.of(ada), false);
        scriptedChat.chat.handle(new ConnectionEvent.Lost("The server does not answer.", 7_000));
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            ui.snapshot("shell-lost");
            assertNoFaults(ui);
            assertTrue(ui.shows("The server does not answer."));
            assertBelow(ui, ".room-list", ".status-strip");
            assertEquals(700, bounds(ui, ".status-strip").getMaxY(), 1);
        }
    }

    @Test
    void panelStaysInsideTheWindow() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            ui.fx(
                    () ->
                            scriptedChat.chat.rooms().rooms().stream()
                                    .filter(RoomModel::isDirect)
                                    .forEach(scriptedChat.chat.memberships()::open));
            ui.snapshot("shell-unread");
            assertNoFaults(ui);
            ui.click(".me");
            ui.snapshot("shell-panel");
            assertNoFaults(ui);
            assertTrue(bounds(ui, ".shell").contains(bounds(ui, ".panel-card")));
        }
    }

    @Test
    void penaltyFormStandsBelowTheMembers() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(1000, 700, () -> shell(scriptedChat))) {
            ui.rightClick(
                    ui.on(() -> ui.find(".member-list").lookupAll(".member-name")).stream()
                            .filter(name -> ((Label) name).getText().equals(layla.name()))
                            .findAny()
                            .orElseThrow());
            ui.click("Remove from server…");
            RoomModel general = scriptedChat.model("general");
            ui.fx(() -> general.draftProperty().set("ماذا تقول؟ ".repeat(20)));
            ui.snapshot("shell-removal");
            assertNoFaults(ui);
            assertBelow(ui, ".member-list", ".penalty");
            ui.fx(() -> scriptedChat.heard(new Event.RoomClosed("general", ada.id(), "Ada")));
            ui.snapshot("shell-closed");
            assertNoFaults(ui);
            assertBelow(ui, ".room-banner", ".log-view");
            assertTrue(ui.find(".composer-frame").isDisabled());
        }
    }

    @Test
    void membersTakeTheLogsPlaceInSmallWindow() {
        ScriptedChat scriptedChat = scriptedChat();
        try (var ui = new UiStage(480, 400, () -> shell(scriptedChat))) {
            ui.click(".people-button");
            ui.snapshot("shell-small-people");
            assertNoFaults(ui);
            assertFalse(ui.sees(".log-view"));
            assertRightOf(ui, ".side", ".members");
            assertEquals(480, bounds(ui, ".members").getMaxX(), 1);
            ui.fx(
                    () ->
                            scriptedChat.heard(
                                    new Event.RoomClosing(
                                            "general",
                                            ada.id(),
                                            "Bartholomew Featherstonehaugh II",
                                            24)));
            ui.click(".people-button");
            ui.snapshot("shell-small-closing");
            assertNoFaults(ui);
            assertBelow(ui, ".room-banner", ".log-view");
        }
    }
}
