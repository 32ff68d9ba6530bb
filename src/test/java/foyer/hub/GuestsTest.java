package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.MemberKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Those who came with a browser.
class GuestsTest {
    private static final Member CYD = new Member(MemberKeys.id("Cyd"), "Cyd", Role.MEMBER, true);

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer cyd = hub.knock("Cyd").asGuest();

    GuestsTest() {
        cyd.ask(HubFixture.hello("Cyd"));
        HubFixture.forget(host);
    }

    @Test
    void everybodySeesThatAGuestIsOne() {
        assertEquals(CYD, cyd.only(Event.Welcome.class).you());
        cyd.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", CYD)), host.heard(Event.Joined.class));
        RecordingPeer bob = hub.guest("Bob");
        bob.join("lobby");
        Member hosting = new Member(MemberKeys.id("Host"), "Host", Role.HOST);
        assertEquals(
                List.of(hosting, CYD, new Member(MemberKeys.id("Bob"), "Bob", Role.MEMBER)),
                bob.only(Event.Present.class).members());
    }

    @Test
    void whoComesAgainWithAProgramIsNoGuestAnyMore() {
        cyd.join("lobby");
        RecordingPeer again = hub.knock("Cyd");
        again.ask(HubFixture.hello("Cyd"));
        assertEquals(
                new Member(MemberKeys.id("Cyd"), "Cyd", Role.MEMBER),
                again.only(Event.Welcome.class).you());
        hub.hub.dismissGuests("No guests.");
        assertNull(again.closed());
    }

    @Test
    void guestsAreDismissedInWordsAndNobodyElse() {
        cyd.join("lobby");
        RecordingPeer silent = hub.knock("Dan").asGuest();
        RecordingPeer stranger = hub.knock("Eve");
        HubFixture.forget(host, cyd);
        hub.hub.dismissGuests("No guests any more.");
        var goodbye = new Event.Goodbye(Departure.REMOVED, "No guests any more.", null);
        assertEquals(goodbye, cyd.only(Event.Goodbye.class));
        assertEquals(Departure.REMOVED, cyd.closed());
        assertEquals(goodbye, silent.only(Event.Goodbye.class));
        assertNull(host.closed());
        assertNull(stranger.closed());
        assertEquals(
                List.of(new Event.Left("lobby", MemberKeys.id("Cyd"), "Cyd", Departure.REMOVED)),
                host.take());
        host.ask(new Command.Ping());
        assertEquals(1, host.heard(Event.Pong.class).size());
    }
}
