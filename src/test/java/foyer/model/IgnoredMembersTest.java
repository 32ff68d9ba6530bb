package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientstore.ClientStore;
import foyer.clientstore.IgnoredMember;
import foyer.hub.HubWithClients;
import foyer.hub.HubWithClients.Seat;
import foyer.protocol.Names;
import foyer.testing.ClientStores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredMembersTest {
    private final HubWithClients table = new HubWithClients("lobby");
    private final ClientStore bobsStore = ClientStores.brief();
    private final Seat ada = table.seat("Ada");
    private final Seat bob = table.seat("Bob", "Bob", bobsStore, ClientStores.noFiles());
    private final List<String> notified = new ArrayList<>();

    private static RoomModel lobby(Seat seat) {
        return seat.model.rooms().named("lobby");
    }

    private void adaSays(String text) {
        ada.model.messaging().send(lobby(ada), text);
        table.settle();
    }

    private List<LogRow.Entry> bobsRows() {
        return lobby(bob).log().rows().stream()
                .filter(LogRow.Entry.class::isInstance)
                .map(LogRow.Entry.class::cast)
                .toList();
    }

    private void watchBob() {
        bob.model.setInForeground(false);
        bob.model.readTracker().onUnreadMessage((_, entry) -> notified.add(entry.name()));
    }

    @Test
    void messagesOfIgnoredMemberAreFoldedAndDoNotCount() {
        watchBob();
        bob.model.ignored().ignore(ada.id(), "Ada");
        table.settle();
        adaSays("@Bob look");
        assertTrue(bobsRows().getLast().folded());
        assertEquals(0, lobby(bob).unreadProperty().get());
        assertFalse(lobby(bob).mentionedProperty().get());
        assertEquals(List.of(), notified);
    }

    @Test
    void earlierMessagesAreFoldedAndUnfolded() {
        adaSays("before");
        bob.model.ignored().ignore(ada.id(), "Ada");
        assertTrue(bobsRows().getLast().folded());
        long seq = bobsRows().getLast().logEntry().seq();
        lobby(bob).log().unfold(seq);
        assertFalse(bobsRows().getLast().folded());
        bob.model.ignored().stop(ada.id());
        adaSays("after");
        assertFalse(bobsRows().getLast().folded());
    }

    @Test
    void ignoredMemberStaysIgnoredUnderAnotherName() {
        bob.model.ignored().ignore(ada.id(), "Ada");
        ada.model.nameChange().proposedProperty().set("Grace");
        ada.model.nameChange().submit();
        table.settle();
        adaSays("it is me");
        assertTrue(bobsRows().getLast().folded());
    }

    @Test
    void ignoredMembersAreKeptInTheStore() {
        bob.model.ignored().ignore(ada.id(), "Ada");
        assertEquals(
                List.of(new IgnoredMember(ada.id(), "Ada")), bobsStore.load("table").ignored());
        bob.model.ignored().stop(ada.id());
        assertEquals(List.of(), bobsStore.load("table").ignored());
    }

    @Test
    void changesWhileDisconnectedReachTheServer() {
        bob.model.ignored().ignore(ada.id(), "Ada");
        table.settle();
        bob.lose();
        bob.model.ignored().stop(ada.id());
        bob.connect();
        table.settle();
        assertEquals(List.of(), bob.model.ignored().members());
        bob.lose();
        bob.connect();
        table.settle();
        assertEquals(List.of(), bob.model.ignored().members());
    }

    @Test
    void serverListReachesAnotherDevice() {
        bob.model.ignored().ignore(ada.id(), "Ada");
        table.settle();
        table.dies(bob);
        Seat again = table.seat("Bob");
        assertEquals(List.of(new IgnoredMember(ada.id(), "Ada")), again.model.ignored().members());
    }

    @Test
    void requestNeitherCountsNorNotifies() {
        watchBob();
        ada.model.memberships().direct(bob.id(), "hello");
        table.settle();
        RoomModel conversation = bob.model.rooms().named(Names.direct(ada.id(), bob.id()));
        assertEquals(RequestState.RECEIVED, conversation.requestProperty().get());
        assertEquals(0, conversation.unreadProperty().get());
        assertEquals(List.of(), notified);
        RoomModel sent = ada.model.rooms().named(conversation.name());
        assertEquals(RequestState.SENT, sent.requestProperty().get());

        RoomActions.accept(conversation);
        table.settle();
        assertEquals(RequestState.NONE, conversation.requestProperty().get());
        assertEquals(RequestState.NONE, sent.requestProperty().get());
        ada.model.messaging().send(sent, "there you are");
        table.settle();
        assertEquals(1, conversation.unreadProperty().get());
        assertEquals(List.of("Ada"), notified);
    }

    @Test
    void requestIsStillOneAfterRestart() {
        ada.model.memberships().direct(bob.id(), "hello");
        table.settle();
        table.dies(bob);
        Seat again = table.seat("Bob", "Bob", bobsStore, ClientStores.noFiles());
        RoomModel conversation = again.model.rooms().named(Names.direct(ada.id(), bob.id()));
        assertEquals(RequestState.RECEIVED, conversation.requestProperty().get());
        assertEquals(0, conversation.unreadProperty().get());
    }
}
