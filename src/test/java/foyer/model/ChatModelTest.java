package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.commands.SlashCommandHandler;
import foyer.hub.HubWithClients;
import foyer.hub.HubWithClients.Seat;
import foyer.language.Texts;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatModelTest {
    private final HubWithClients hubWithClients = new HubWithClients("lobby", "garden");
    private final Seat ada = hubWithClients.seat("Ada");
    private final Seat bob = hubWithClients.seat("Bob");

    private static RoomModel room(Seat seat, String name) {
        RoomModel room = seat.model.rooms().named(name);
        assertNotNull(room, name);
        return room;
    }

    private void say(Seat seat, String room, String text) {
        assertTrue(seat.model.messaging().send(room(seat, room), text));
        hubWithClients.settle();
    }

    private static List<String> texts(Seat seat, String room) {
        return ModelSnapshot.entries(room(seat, room)).stream()
                .filter(entry -> entry.logEntry() instanceof Said)
                .map(entry -> ((Said) entry.logEntry()).text())
                .toList();
    }

    private static List<String> notices(Seat seat, String room) {
        return room(seat, room).log().rows().stream()
                .filter(Notice.class::isInstance)
                .map(row -> ((Notice) row).text())
                .toList();
    }

    private static Membership presence(Seat seat, String room) {
        return room(seat, room).membershipProperty().get();
    }

    @Test
    void newcomerJoinsAndSeesTheFirstRoom() {
        assertEquals(Membership.INSIDE, presence(ada, "lobby"));
        assertEquals(Membership.OUTSIDE, presence(ada, "garden"));
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
    void ownMessageShowsAsSendingThenStored() {
        ada.model.messaging().send(room(ada, "lobby"), "  hello  ");
        assertEquals("  hello", room(ada, "lobby").log().outgoing().getFirst().text());
        hubWithClients.settle();
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
        assertEquals(List.of("  hello"), texts(ada, "lobby"));
        assertEquals(List.of("  hello"), texts(bob, "lobby"));
    }

    @Test
    void offlineMessageIsSentOnceAfterReconnecting() {
        ada.lose();
        say(ada, "lobby", "first");
        say(ada, "lobby", "second");
        assertEquals(List.of(), texts(bob, "lobby"));
        ada.connect();
        hubWithClients.settle();
        assertEquals(List.of("first", "second"), texts(bob, "lobby"));
        assertEquals(List.of("first", "second"), texts(ada, "lobby"));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
    }

    @Test
    void messageStoredBeforeDisconnectAppearsOnce() {
        ada.model.messaging().send(room(ada, "lobby"), "did it arrive?");
        hubWithClients.settleOutOf(ada);
        ada.lose();
        assertEquals(1, room(ada, "lobby").log().outgoing().size());
        ada.connect();
        hubWithClients.settle();
        assertEquals(List.of("did it arrive?"), texts(ada, "lobby"));
        assertEquals(List.of("did it arrive?"), texts(bob, "lobby"));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
    }

    @Test
    void throttledMessagesAreSentInOrder() {
        for (int i = 1; i <= 32; i++) {
            ada.model.messaging().send(room(ada, "lobby"), "message " + i);
        }
        hubWithClients.settle();
        assertEquals(20, texts(bob, "lobby").size());
        assertTrue(room(ada, "lobby").log().outgoing().stream().noneMatch(Outgoing::isRefused));
        hubWithClients.pass(Duration.ofSeconds(1));
        assertEquals(25, texts(bob, "lobby").size());
        hubWithClients.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), room(ada, "lobby").log().outgoing());
        assertEquals(
                IntStream.rangeClosed(1, 32).mapToObj(i -> "message " + i).toList(),
                texts(bob, "lobby"));
    }

    @Test
    void throttlingHoldsOverRooms() {
        ada.model.memberships().join("garden");
        bob.model.memberships().join("garden");
        hubWithClients.settle();
        for (int i = 1; i <= 21; i++) {
            ada.model.messaging().send(room(ada, "lobby"), "message " + i);
        }
        hubWithClients.settle();
        say(ada, "garden", "flowers");
        assertEquals(1, room(ada, "garden").log().outgoing().size());
        hubWithClients.pass(Duration.ofSeconds(1));
        assertEquals(List.of("flowers"), texts(bob, "garden"));
        assertEquals("message 21", texts(bob, "lobby").getLast());
    }

    @Test
    void messagesOfOthersInARoomOneDoesNotLookAtAreUnreadAboveALine() {
        bob.model.memberships().join("garden");
        hubWithClients.settle();
        RoomModel lobby = room(bob, "lobby");
        say(ada, "lobby", "one");
        say(ada, "lobby", "two");
        say(bob, "garden", "mine is never unread");
        assertEquals(2, lobby.unreadProperty().get());
        assertInstanceOf(
                NewLine.class,
                lobby.log().rows().get(lobby.log().rows().size() - 3),
                "the line is above the first unread");
        bob.model.memberships().open(lobby);
        assertEquals(0, lobby.unreadProperty().get());
        assertEquals(1, lobby.log().rows().stream().filter(NewLine.class::isInstance).count());
        bob.model.memberships().open(room(bob, "garden"));
        assertEquals(0, lobby.log().rows().stream().filter(NewLine.class::isInstance).count());
    }

    @Test
    void whileTheWindowIsNotLookedAtTheShownRoomGathersUnread() {
        bob.model.setInForeground(false);
        say(ada, "lobby", "are you there?");
        assertEquals(1, room(bob, "lobby").unreadProperty().get());
        bob.model.setInForeground(true);
        assertEquals(0, room(bob, "lobby").unreadProperty().get());
    }

    @Test
    void leftRoomHasNoUnreadCount() {
        bob.model.memberships().join("garden");
        hubWithClients.settle();
        say(ada, "lobby", "one");
        bob.model.memberships().leave(room(bob, "lobby"));
        hubWithClients.settle();
        assertEquals(0, room(bob, "lobby").unreadProperty().get());
    }

    @Test
    void takenNameIsRefusedAndTheOldOneKept() {
        NameChangeModel change = ada.model.nameChange();
        change.begin();
        assertEquals("Ada", change.proposedProperty().get());
        change.proposedProperty().set("BOB");
        change.submit();
        assertTrue(change.busyProperty().get());
        hubWithClients.settle();
        assertFalse(change.busyProperty().get());
        assertEquals(
                "Someone here is already called BOB. Choose another name.",
                change.refusalProperty().get());
        assertEquals("Ada", change.currentProperty().get());
        assertEquals("BOB", change.proposedProperty().get(), "what was typed stays");
        change.proposedProperty().set("Ada L");
        assertEquals("", change.refusalProperty().get());
        change.submit();
        hubWithClients.settle();
        assertEquals("Ada L", change.currentProperty().get());
        assertEquals("Ada L", ada.model.meProperty().get().name());
        assertEquals("Ada is now Ada L", notices(bob, "lobby").getLast());
    }

    @Test
    void nameChangeEndsWhenDisconnected() {
        NameChangeModel change = ada.model.nameChange();
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
        ada.model.memberships().join("garden");
        hubWithClients.settle();
        room(ada, "lobby").draftProperty().set("half a thou");
        room(ada, "garden").draftProperty().set("another");
        ada.lose();
        ada.connect();
        hubWithClients.settle();
        assertEquals("half a thou", room(ada, "lobby").draftProperty().get());
        assertEquals("another", room(ada, "garden").draftProperty().get());
    }

    @Test
    void afterAReturnClosedRoomsAreShownAsClosedAndOthersAreGone() {
        ada.model.memberships().join("attic");
        hubWithClients.settle();
        bob.model.memberships().join("attic");
        hubWithClients.settle();
        say(ada, "attic", "ours");
        bob.lose();
        RoomActions.close(room(ada, "attic"), 0, "");
        hubWithClients.settle();
        hubWithClients.pass(Duration.ofSeconds(1));
        bob.connect();
        hubWithClients.settle();
        assertEquals(Membership.CLOSED, presence(bob, "attic"));
        assertEquals("This room was closed while you were away.", notices(bob, "attic").getLast());
        assertEquals(Membership.INSIDE, presence(bob, "lobby"));
        bob.model.memberships().leave(room(bob, "attic"));
        assertNull(bob.model.rooms().named("attic"));
    }

    @Test
    void roomsMadeAndGoneMeanwhileAreListedAfterAReturn() {
        ada.model.memberships().join("attic");
        hubWithClients.settle();
        bob.lose();
        ada.model.memberships().leave(room(ada, "attic"));
        ada.model.memberships().join("cellar");
        hubWithClients.settle();
        bob.connect();
        hubWithClients.settle();
        assertEquals(
                List.of("lobby", "garden", "cellar"),
                bob.model.rooms().rooms().stream().map(RoomModel::name).toList());
    }

    @Test
    void draftOfANewConversationSurvivesDisconnect() {
        ada.model.memberships().direct(bob.id());
        hubWithClients.settle();
        RoomModel two = ada.model.rooms().selectedProperty().get();
        assertTrue(two.isDirect());
        ada.lose();
        ada.model.messaging().send(two, "are you there?");
        ada.connect();
        hubWithClients.settle();
        assertEquals(Membership.INSIDE, presence(ada, two.name()));
        assertEquals(List.of("are you there?"), texts(bob, two.name()));
    }

    @Test
    void closingIsAnnouncedTakenBackAndDone() {
        ada.model.memberships().join("attic");
        hubWithClients.settle();
        bob.model.memberships().join("attic");
        hubWithClients.settle();
        RoomActions.close(room(ada, "attic"), 30, "");
        hubWithClients.settle();
        assertEquals("Ada", room(bob, "attic").closingProperty().get().by());
        RoomActions.keep(room(ada, "attic"));
        hubWithClients.settle();
        assertNull(room(bob, "attic").closingProperty().get());
        RoomActions.close(room(bob, "attic"), 0, "");
        hubWithClients.settle();
        assertFalse(room(bob, "attic").refusalProperty().get().isEmpty());
        RoomActions.close(room(ada, "attic"), 1, "");
        hubWithClients.settle();
        hubWithClients.pass(Duration.ofSeconds(2));
        assertEquals(Membership.CLOSED, presence(bob, "attic"));
        assertEquals("Ada closed this room", notices(bob, "attic").getLast());
    }

    @Test
    void leavingShowsAnotherRoom() {
        ada.model.memberships().join("garden");
        hubWithClients.settle();
        assertSame(room(ada, "garden"), ada.model.rooms().selectedProperty().get());
        ada.model.memberships().leave(room(ada, "garden"));
        hubWithClients.settle();
        assertSame(room(ada, "lobby"), ada.model.rooms().selectedProperty().get());
        assertEquals(Membership.OUTSIDE, presence(ada, "garden"));
    }

    @Test
    void refusedRoomNameShowsInTheRoomList() {
        assertFalse(ada.model.memberships().join("@bob"));
        assertFalse(ada.model.rooms().refusalProperty().get().isEmpty());
        ada.lose();
        assertFalse(ada.model.memberships().join("attic"), "it could not be asked for");
        assertEquals(Texts.of("reach.no_connection"), ada.model.rooms().refusalProperty().get());
    }

    private static SlashCommandHandler slashCommands(Seat seat) {
        return new SlashCommandHandler(seat.model, _ -> {}, () -> {});
    }

    @Test
    void slashCommandsDoWhatTheySay() {
        RoomModel lobby = room(ada, "lobby");
        SlashCommandHandler slash = slashCommands(ada);
        assertTrue(slash.submit(lobby, "/echo anybody?"));
        hubWithClients.settle();
        assertEquals("Echo: anybody?", notices(ada, "lobby").getLast());
        assertTrue(slash.submit(lobby, "/JOIN attic"));
        hubWithClients.settle();
        assertEquals(Membership.INSIDE, presence(ada, "attic"));
        assertTrue(slash.submit(room(ada, "attic"), "/topic tea and cake"));
        hubWithClients.settle();
        assertEquals("tea and cake", room(ada, "attic").topicProperty().get());
        assertTrue(slash.submit(lobby, "/name Ada L"));
        hubWithClients.settle();
        assertEquals("Ada L", ada.model.meProperty().get().name());
        assertTrue(slash.submit(room(ada, "attic"), "/leave"));
        hubWithClients.settle();
        assertEquals(Membership.OUTSIDE, presence(ada, "attic"));
        assertTrue(slash.submit(lobby, "//shrug"));
        hubWithClients.settle();
        assertEquals("/shrug", texts(bob, "lobby").getLast());
    }

    @Test
    void failedSlashCommandSaysWhyAndStays() {
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
            assertFalse(slashCommands(ada).submit(lobby, line), line);
            assertFalse(lobby.refusalProperty().get().isEmpty(), line);
        }
        assertFalse(slashCommands(ada).submit(lobby, "/topic " + "x".repeat(391)));
        ada.lose();
        for (String line : List.of("/echo x", "/join x", "/name x", "/announce x", "/topic x")) {
            assertFalse(slashCommands(ada).submit(lobby, line), line);
            assertEquals(Texts.of("reach.no_connection"), lobby.refusalProperty().get(), line);
        }
    }

    @Test
    void connectionTestEchoesAText() {
        ConnectionModel connection = ada.model.connection();
        connection.test();
        assertEquals("Asking the server…", connection.testProperty().get());
        hubWithClients.settle();
        assertEquals("The server responded.", connection.testProperty().get());
        ada.lose();
        assertEquals("", connection.testProperty().get());
        connection.test();
        assertEquals(Texts.of("reach.no_connection"), connection.testProperty().get());
        assertNull(connection.sinceProperty().get());
    }

    @Test
    void hostAnnouncesAndSchedules() {
        Seat host = hubWithClients.seat("Host");
        HostModel desk = host.model.hostModel();
        assertTrue(desk.openProperty().get());
        assertFalse(ada.model.hostModel().openProperty().get());
        assertTrue(desk.announce("cake"));
        assertTrue(desk.schedule("tea", 10));
        assertFalse(desk.schedule("tea", 0));
        assertFalse(desk.refusalProperty().get().isEmpty());
        hubWithClients.settle();
        assertEquals(1, desk.schedules().size());
        assertEquals(1, ModelSnapshot.entries(room(bob, "lobby")).size());
        ModerationActions.setRole(room(host, "lobby"), ada.id(), Role.MODERATOR);
        hubWithClients.settle();
        assertTrue(ada.model.hostModel().openProperty().get());
        assertEquals(1, ada.model.hostModel().schedules().size());
        host.lose();
        assertFalse(desk.announce("more cake"), "it could not be sent");
        assertEquals(Texts.of("reach.no_connection"), desk.refusalProperty().get());
    }
}
