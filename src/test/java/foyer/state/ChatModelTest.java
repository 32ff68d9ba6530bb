package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.hub.Table.Seat;
import foyer.language.Texts;
import foyer.protocol.Logged.Said;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Notice;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel.Presence;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatModelTest {
    private final Table table = new Table("lobby", "garden");
    private final Seat ada = table.seat("Ada");
    private final Seat bob = table.seat("Bob");

    private static RoomModel room(Seat seat, String name) {
        RoomModel room = seat.model.rooms().named(name);
        assertNotNull(room, name);
        return room;
    }

    private void say(Seat seat, String room, String text) {
        assertTrue(seat.model.talking().say(room(seat, room), text));
        table.settle();
    }

    private static List<String> texts(Seat seat, String room) {
        return View.entries(room(seat, room)).stream()
                .filter(entry -> entry.logged() instanceof Said)
                .map(entry -> ((Said) entry.logged()).text())
                .toList();
    }

    private static List<String> notices(Seat seat, String room) {
        return room(seat, room).log().rows().stream()
                .filter(Notice.class::isInstance)
                .map(row -> ((Notice) row).words())
                .toList();
    }

    private static Presence presence(Seat seat, String room) {
        return room(seat, room).presenceProperty().get();
    }

    @Test
    void whoComesInIsLetIntoTheFirstRoomAndSeesIt() {
        assertEquals(Presence.INSIDE, presence(ada, "lobby"));
        assertEquals(Presence.OUTSIDE, presence(ada, "garden"));
        assertSame(room(ada, "lobby"), ada.model.rooms().selectedProperty().get());
        assertEquals(
                List.of("Ada", "Bob"),
                room(ada, "lobby").roster().members().stream().map(Member::name).toList());
        assertEquals(List.of("You joined", "Bob joined"), notices(ada, "lobby"));
        assertEquals(List.of("You joined"), notices(bob, "lobby"));
        assertInstanceOf(
                ConnectionModel.Status.Live.class, ada.model.connection().statusProperty().get());
        assertEquals("Ada's house", ada.model.connection().serverProperty().get());
    }

    @Test
    void whatOneSaysShowsAtOnceAsOnItsWayAndThenAsSaid() {
        ada.model.talking().say(room(ada, "lobby"), "  hello  ");
        assertEquals("hello", room(ada, "lobby").log().outgoing().getFirst().text());
        table.settle();
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
        assertEquals(List.of("hello"), texts(ada, "lobby"));
        assertEquals(List.of("hello"), texts(bob, "lobby"));
    }

    @Test
    void whatOneSaysWithoutAConnectionGoesOutOnceAfterTheReturn() {
        ada.lose();
        say(ada, "lobby", "first");
        say(ada, "lobby", "second");
        assertEquals(List.of(), texts(bob, "lobby"));
        ada.connect();
        table.settle();
        assertEquals(List.of("first", "second"), texts(bob, "lobby"));
        assertEquals(List.of("first", "second"), texts(ada, "lobby"));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
    }

    @Test
    void whatWasStoredJustBeforeTheConnectionBrokeIsThereOnce() {
        ada.model.talking().say(room(ada, "lobby"), "did it arrive?");
        table.settleOutOf(ada);
        ada.lose();
        assertEquals(1, room(ada, "lobby").log().outgoing().size());
        ada.connect();
        table.settle();
        assertEquals(List.of("did it arrive?"), texts(ada, "lobby"));
        assertEquals(List.of("did it arrive?"), texts(bob, "lobby"));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
    }

    @Test
    void whatOneSaysTooFastWaitsAndGoesOutInOrderAsTimePasses() {
        for (int i = 1; i <= 32; i++) {
            ada.model.talking().say(room(ada, "lobby"), "message " + i);
        }
        table.settle();
        assertEquals(20, texts(bob, "lobby").size());
        assertTrue(room(ada, "lobby").log().outgoing().stream().noneMatch(Outgoing::isRefused));
        table.pass(Duration.ofSeconds(1));
        assertEquals(25, texts(bob, "lobby").size());
        table.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
        assertEquals(
                IntStream.rangeClosed(1, 32).mapToObj(i -> "message " + i).toList(),
                texts(bob, "lobby"));
    }

    @Test
    void whatWaitsInOneRoomWaitsInTheOtherToo() {
        ada.model.actions().join("garden");
        bob.model.actions().join("garden");
        table.settle();
        for (int i = 1; i <= 21; i++) {
            ada.model.talking().say(room(ada, "lobby"), "message " + i);
        }
        table.settle();
        say(ada, "garden", "flowers");
        assertEquals(1, room(ada, "garden").log().outgoing().size());
        table.pass(Duration.ofSeconds(1));
        assertEquals(List.of("flowers"), texts(bob, "garden"));
        assertEquals("message 21", texts(bob, "lobby").getLast());
    }

    @Test
    void messagesOfOthersInARoomOneDoesNotLookAtAreUnreadAboveALine() {
        bob.model.actions().join("garden");
        table.settle();
        RoomModel lobby = room(bob, "lobby");
        say(ada, "lobby", "one");
        say(ada, "lobby", "two");
        say(bob, "garden", "mine is never unread");
        assertEquals(2, lobby.unreadProperty().get());
        assertInstanceOf(
                NewLine.class,
                lobby.log().rows().get(lobby.log().rows().size() - 3),
                "the line is above the first unread");
        bob.model.actions().open(lobby);
        assertEquals(0, lobby.unreadProperty().get());
        assertEquals(1, lobby.log().rows().stream().filter(NewLine.class::isInstance).count());
        bob.model.actions().open(room(bob, "garden"));
        assertEquals(0, lobby.log().rows().stream().filter(NewLine.class::isInstance).count());
    }

    @Test
    void whileTheWindowIsNotLookedAtTheShownRoomGathersUnread() {
        bob.model.setAttentive(false);
        say(ada, "lobby", "are you there?");
        assertEquals(1, room(bob, "lobby").unreadProperty().get());
        bob.model.setAttentive(true);
        assertEquals(0, room(bob, "lobby").unreadProperty().get());
    }

    @Test
    void aRoomOneLeftHasNothingUnread() {
        bob.model.actions().join("garden");
        table.settle();
        say(ada, "lobby", "one");
        bob.model.actions().leave(room(bob, "lobby"));
        table.settle();
        assertEquals(0, room(bob, "lobby").unreadProperty().get());
    }

    @Test
    void aTakenNameIsRefusedInWordsAndTheOldOneKept() {
        NameChange change = ada.model.nameChange();
        change.begin();
        assertEquals("Ada", change.proposedProperty().get());
        change.proposedProperty().set("BOB");
        change.submit();
        assertTrue(change.busyProperty().get());
        table.settle();
        assertFalse(change.busyProperty().get());
        assertEquals(
                "Somebody here is already called BOB. Choose another name.",
                change.refusalProperty().get());
        assertEquals("Ada", change.currentProperty().get());
        assertEquals("BOB", change.proposedProperty().get(), "what was typed stays");
        change.proposedProperty().set("Ada L");
        assertEquals("", change.refusalProperty().get());
        change.submit();
        table.settle();
        assertEquals("Ada L", change.currentProperty().get());
        assertEquals("Ada L", ada.model.meProperty().get().name());
        assertEquals("Ada is now Ada L", notices(bob, "lobby").getLast());
    }

    @Test
    void aNameChangeDoesNotWaitForAServerThatIsGone() {
        NameChange change = ada.model.nameChange();
        change.proposedProperty().set("Ada L");
        change.submit();
        ada.lose();
        assertFalse(change.busyProperty().get());
        change.submit();
        assertEquals(Texts.of("reach.no_connection"), change.refusalProperty().get());
        assertFalse(change.busyProperty().get());
    }

    @Test
    void draftsAreKeptPerRoomAndThroughALostConnection() {
        ada.model.actions().join("garden");
        table.settle();
        room(ada, "lobby").draftProperty().set("half a thou");
        room(ada, "garden").draftProperty().set("another");
        ada.lose();
        ada.connect();
        table.settle();
        assertEquals("half a thou", room(ada, "lobby").draftProperty().get());
        assertEquals("another", room(ada, "garden").draftProperty().get());
    }

    @Test
    void afterAReturnClosedRoomsAreShownAsClosedAndOthersAreGone() {
        ada.model.actions().join("attic");
        table.settle();
        bob.model.actions().join("attic");
        table.settle();
        say(ada, "attic", "ours");
        bob.lose();
        ada.model.actions().close(room(ada, "attic"), 0);
        table.settle();
        table.pass(Duration.ofSeconds(1));
        bob.connect();
        table.settle();
        assertEquals(Presence.CLOSED, presence(bob, "attic"));
        assertEquals("This room was closed while you were away.", notices(bob, "attic").getLast());
        assertEquals(Presence.INSIDE, presence(bob, "lobby"));
        bob.model.actions().leave(room(bob, "attic"));
        assertNull(bob.model.rooms().named("attic"));
    }

    @Test
    void roomsMadeAndGoneMeanwhileAreListedAfterAReturn() {
        ada.model.actions().join("attic");
        table.settle();
        bob.lose();
        ada.model.actions().leave(room(ada, "attic"));
        ada.model.actions().join("cellar");
        table.settle();
        bob.connect();
        table.settle();
        assertEquals(
                List.of("lobby", "garden", "cellar"),
                bob.model.rooms().rooms().stream().map(RoomModel::name).toList());
    }

    @Test
    void whatIsTypedInAnUnansweredConversationSurvivesALostConnection() {
        ada.model.actions().direct(bob.id());
        table.settle();
        RoomModel two = ada.model.rooms().selectedProperty().get();
        assertTrue(two.isDirect());
        ada.lose();
        ada.model.talking().say(two, "are you there?");
        ada.connect();
        table.settle();
        assertEquals(Presence.INSIDE, presence(ada, two.name()));
        assertEquals(List.of("are you there?"), texts(bob, two.name()));
    }

    @Test
    void closingIsAnnouncedTakenBackAndDone() {
        ada.model.actions().join("attic");
        table.settle();
        bob.model.actions().join("attic");
        table.settle();
        ada.model.actions().close(room(ada, "attic"), 30);
        table.settle();
        assertEquals("Ada", room(bob, "attic").closingProperty().get().by());
        ada.model.actions().keep(room(ada, "attic"));
        table.settle();
        assertNull(room(bob, "attic").closingProperty().get());
        bob.model.actions().close(room(bob, "attic"), 0);
        table.settle();
        assertFalse(room(bob, "attic").refusalProperty().get().isEmpty());
        ada.model.actions().close(room(ada, "attic"), 1);
        table.settle();
        table.pass(Duration.ofSeconds(2));
        assertEquals(Presence.CLOSED, presence(bob, "attic"));
        assertEquals("Ada closed this room", notices(bob, "attic").getLast());
    }

    @Test
    void leavingShowsAnotherRoom() {
        ada.model.actions().join("garden");
        table.settle();
        assertSame(room(ada, "garden"), ada.model.rooms().selectedProperty().get());
        ada.model.actions().leave(room(ada, "garden"));
        table.settle();
        assertSame(room(ada, "lobby"), ada.model.rooms().selectedProperty().get());
        assertEquals(Presence.OUTSIDE, presence(ada, "garden"));
    }

    @Test
    void aRefusedRoomNameIsToldWhereRoomsAreListed() {
        assertFalse(ada.model.actions().join("@bob"));
        assertFalse(ada.model.rooms().refusalProperty().get().isEmpty());
        ada.lose();
        assertFalse(ada.model.actions().join("attic"), "it could not be asked for");
        assertEquals(Texts.of("reach.no_connection"), ada.model.rooms().refusalProperty().get());
    }

    @Test
    void slashCommandsDoWhatTheySay() {
        RoomModel lobby = room(ada, "lobby");
        SlashCommands slash = ada.model.slashCommands();
        assertTrue(slash.enter(lobby, "/echo anybody?"));
        table.settle();
        assertEquals("Echo: anybody?", notices(ada, "lobby").getLast());
        assertTrue(slash.enter(lobby, "/JOIN attic"));
        table.settle();
        assertEquals(Presence.INSIDE, presence(ada, "attic"));
        assertTrue(slash.enter(room(ada, "attic"), "/topic tea and cake"));
        table.settle();
        assertEquals("tea and cake", room(ada, "attic").topicProperty().get());
        assertTrue(slash.enter(lobby, "/name Ada L"));
        table.settle();
        assertEquals("Ada L", ada.model.meProperty().get().name());
        assertTrue(slash.enter(room(ada, "attic"), "/leave"));
        table.settle();
        assertEquals(Presence.OUTSIDE, presence(ada, "attic"));
        assertTrue(slash.enter(lobby, "//shrug"));
        table.settle();
        assertEquals("/shrug", texts(bob, "lobby").getLast());
    }

    @Test
    void aSlashCommandThatCannotBeDoneSaysWhyAndIsKept() {
        RoomModel lobby = room(ada, "lobby");
        for (String line :
                List.of(
                        "/nonsense",
                        "/echo",
                        "/join @x",
                        "/name",
                        "/announce",
                        "/close 99999",
                        "/me",
                        "/msg nobody hello",
                        "/kick",
                        "/help x")) {
            assertFalse(ada.model.slashCommands().enter(lobby, line), line);
            assertFalse(lobby.refusalProperty().get().isEmpty(), line);
        }
        assertFalse(ada.model.slashCommands().enter(lobby, "/topic " + "x".repeat(391)));
        ada.lose();
        for (String line : List.of("/echo x", "/join x", "/name x", "/announce x", "/topic x")) {
            assertFalse(ada.model.slashCommands().enter(lobby, line), line);
            assertEquals(Texts.of("reach.no_connection"), lobby.refusalProperty().get(), line);
        }
    }

    @Test
    void theConnectionIsTestedByAWordThereAndBack() {
        ConnectionModel connection = ada.model.connection();
        connection.test();
        assertEquals("Asking the server…", connection.testProperty().get());
        table.settle();
        assertEquals("The server answers.", connection.testProperty().get());
        ada.lose();
        assertEquals("", connection.testProperty().get());
        connection.test();
        assertEquals(Texts.of("reach.no_connection"), connection.testProperty().get());
        assertNull(connection.sinceProperty().get());
    }

    @Test
    void theHostsDeskAnnouncesAndPlans() {
        Seat host = table.seat("Host");
        HostDesk desk = host.model.hostDesk();
        assertTrue(desk.openProperty().get());
        assertFalse(ada.model.hostDesk().openProperty().get());
        assertTrue(desk.announce("cake"));
        assertTrue(desk.schedule("tea", 10));
        assertFalse(desk.schedule("tea", 0));
        assertFalse(desk.refusalProperty().get().isEmpty());
        table.settle();
        assertEquals(1, desk.schedules().size());
        assertEquals(1, View.entries(room(bob, "lobby")).size());
        host.model.actions().setRole(room(host, "lobby"), ada.id(), Role.MODERATOR);
        table.settle();
        assertTrue(ada.model.hostDesk().openProperty().get());
        assertEquals(1, ada.model.hostDesk().schedules().size());
        host.lose();
        assertFalse(desk.announce("more cake"), "it could not be sent");
        assertEquals(Texts.of("reach.no_connection"), desk.refusalProperty().get());
    }
}
