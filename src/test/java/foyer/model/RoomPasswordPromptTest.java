package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubWithClients;
import foyer.hub.HubWithClients.Seat;
import org.junit.jupiter.api.Test;

/// A room that asks for a password, as the models of two people at one real hub have it.
class RoomPasswordPromptTest {
    private final HubWithClients hubWithClients = new HubWithClients("lobby");
    private final Seat ada = hubWithClients.seat("Ada");
    private final Seat bob = hubWithClients.seat("Bob");

    RoomPasswordPromptTest() {
        ada.model.memberships().join("attic");
        hubWithClients.settle();
        bob.model.memberships().join("attic");
        hubWithClients.settle();
    }

    private static RoomModel attic(Seat of) {
        return of.model.rooms().named("attic");
    }

    private void lock() {
        RoomActions.setPassword(attic(ada), "open sesame");
        hubWithClients.settle();
        assertTrue(attic(ada).lockedProperty().get());
    }

    private RoomPasswordPrompt question() {
        return bob.model.memberships().passwordPrompt();
    }

    @Test
    void returningToALockedRoomKeepsUnsentMessages() {
        ada.model.messaging().send(attic(ada), "before");
        hubWithClients.settle();
        bob.lose();
        lock();
        ada.model.messaging().send(attic(ada), "missed");
        hubWithClients.settle();
        bob.model.messaging().send(attic(bob), "written meanwhile");
        bob.connect();
        hubWithClients.settle();
        assertEquals("attic", question().roomProperty().get());
        assertEquals(Membership.OUTSIDE, attic(bob).membershipProperty().get());
        question().submit("guess");
        hubWithClients.settle();
        assertEquals("Wrong password.", question().problemProperty().get());
        question().submit("open sesame");
        hubWithClients.settle();
        assertEquals("", question().roomProperty().get());
        assertEquals(Membership.INSIDE, attic(bob).membershipProperty().get());
        assertEquals(
                ModelSnapshot.logged(attic(ada)),
                ModelSnapshot.logged(attic(bob)),
                "nothing missing, in order");
        assertEquals(3, ModelSnapshot.entries(attic(bob)).size());
    }

    @Test
    void memberWithAccessIsNotAskedAgain() {
        lock();
        bob.model.memberships().leave(attic(bob));
        hubWithClients.settle();
        bob.model.memberships().join("attic");
        hubWithClients.settle();
        question().submit("open sesame");
        hubWithClients.settle();
        assertEquals(Membership.INSIDE, attic(bob).membershipProperty().get());
        bob.lose();
        bob.connect();
        hubWithClients.settle();
        assertEquals(Membership.INSIDE, attic(bob).membershipProperty().get());
        assertEquals("", question().roomProperty().get());
    }

    @Test
    void newcomerIsNotAskedForAPasswordAtOnce() {
        var first = new HubWithClients("vault", "lobby");
        Seat host = first.seat("Host");
        RoomActions.setPassword(host.model.rooms().named("vault"), "open sesame");
        first.settle();
        Seat cleo = first.seat("Cleo");
        assertEquals("lobby", cleo.model.rooms().selectedProperty().get().name());
        assertEquals("", cleo.model.memberships().passwordPrompt().roomProperty().get());
    }
}
