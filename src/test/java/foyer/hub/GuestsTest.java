package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.Keys;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Those who came with a browser.
class GuestsTest {
    private static final Member CYD = new Member(Keys.id("Cyd"), "Cyd", Role.MEMBER, true);

    private final House house = new House("lobby");
    private final ListPeer host = house.guest("Host", "lobby");
    private final ListPeer cyd = house.knock("Cyd").asGuest();

    GuestsTest() {
        cyd.ask(House.hello("Cyd"));
        House.forget(host);
    }

    @Test
    void everybodySeesThatAGuestIsOne() {
        assertEquals(CYD, cyd.only(Event.Welcome.class).you());
        cyd.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", CYD)), host.heard(Event.Joined.class));
        ListPeer bob = house.guest("Bob");
        bob.join("lobby");
        Member hosting = new Member(Keys.id("Host"), "Host", Role.HOST);
        assertEquals(
                List.of(hosting, CYD, new Member(Keys.id("Bob"), "Bob", Role.MEMBER)),
                bob.only(Event.Present.class).members());
    }

    @Test
    void whoComesAgainWithAProgramIsNoGuestAnyMore() {
        cyd.join("lobby");
        ListPeer again = house.knock("Cyd");
        again.ask(House.hello("Cyd"));
        assertEquals(
                new Member(Keys.id("Cyd"), "Cyd", Role.MEMBER),
                again.only(Event.Welcome.class).you());
        house.hub.dismissGuests("No guests.");
        assertNull(again.closed());
    }

    @Test
    void guestsAreDismissedInWordsAndNobodyElse() {
        cyd.join("lobby");
        ListPeer silent = house.knock("Dan").asGuest();
        ListPeer stranger = house.knock("Eve");
        House.forget(host, cyd);
        house.hub.dismissGuests("No guests any more.");
        var goodbye = new Event.Goodbye(Departure.REMOVED, "No guests any more.", null);
        assertEquals(goodbye, cyd.only(Event.Goodbye.class));
        assertEquals(Departure.REMOVED, cyd.closed());
        assertEquals(goodbye, silent.only(Event.Goodbye.class));
        assertNull(host.closed());
        assertNull(stranger.closed());
        assertEquals(
                List.of(new Event.Left("lobby", Keys.id("Cyd"), "Cyd", Departure.REMOVED)),
                host.take());
        host.ask(new Command.Ping());
        assertEquals(1, host.heard(Event.Pong.class).size());
    }
}
