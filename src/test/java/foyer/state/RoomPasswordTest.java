package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.hub.Table.Seat;
import foyer.state.RoomModel.Presence;
import org.junit.jupiter.api.Test;

/// A room that asks for a password, as the models of two people at one real hub have it.
class RoomPasswordTest {
    private final Table table = new Table("lobby");
    private final Seat ada = table.seat("Ada");
    private final Seat bob = table.seat("Bob");

    RoomPasswordTest() {
        ada.model.actions().join("attic");
        table.settle();
        bob.model.actions().join("attic");
        table.settle();
    }

    private static RoomModel attic(Seat of) {
        return of.model.rooms().named("attic");
    }

    private void lock() {
        ada.model.actions().setPassword(attic(ada), "open sesame");
        table.settle();
        assertTrue(attic(ada).lockedProperty().get());
    }

    private RoomPassword question() {
        return bob.model.actions().password();
    }

    @Test
    void whoComesBackToALockedRoomIsAskedAndLosesNothingTheyWrote() {
        ada.model.talking().say(attic(ada), "before");
        table.settle();
        bob.lose();
        lock();
        ada.model.talking().say(attic(ada), "missed");
        table.settle();
        bob.model.talking().say(attic(bob), "written meanwhile");
        bob.connect();
        table.settle();
        assertEquals("attic", question().roomProperty().get());
        assertEquals(Presence.OUTSIDE, attic(bob).presenceProperty().get());
        question().give("guess");
        table.settle();
        assertEquals("That is not the password.", question().problemProperty().get());
        question().give("open sesame");
        table.settle();
        assertEquals("", question().roomProperty().get());
        assertEquals(Presence.INSIDE, attic(bob).presenceProperty().get());
        assertEquals(View.logged(attic(ada)), View.logged(attic(bob)), "nothing missing, in order");
        assertEquals(3, View.entries(attic(bob)).size());
    }

    @Test
    void whoGaveItGoesInAgainUnasked() {
        lock();
        bob.model.actions().leave(attic(bob));
        table.settle();
        bob.model.actions().join("attic");
        table.settle();
        question().give("open sesame");
        table.settle();
        assertEquals(Presence.INSIDE, attic(bob).presenceProperty().get());
        bob.lose();
        bob.connect();
        table.settle();
        assertEquals(Presence.INSIDE, attic(bob).presenceProperty().get());
        assertEquals("", question().roomProperty().get());
    }

    @Test
    void aNewcomerIsNotAskedForAPasswordBeforeTheySeeAnything() {
        var first = new Table("vault", "lobby");
        Seat host = first.seat("Host");
        host.model.actions().setPassword(host.model.rooms().named("vault"), "open sesame");
        first.settle();
        Seat cleo = first.seat("Cleo");
        assertEquals("lobby", cleo.model.rooms().selectedProperty().get().name());
        assertEquals("", cleo.model.actions().password().roomProperty().get());
    }
}
