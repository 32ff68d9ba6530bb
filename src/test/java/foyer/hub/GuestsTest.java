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

/// Members who join from a browser.
class GuestsTest {
    private static final Member CYD = new Member(MemberKeys.id("Cyd"), "Cyd", Role.MEMBER, true);

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer cyd = hub.connect("Cyd").asGuest();

    GuestsTest() {
        cyd.send(HubFixture.hello("Cyd"));
        HubFixture.discardEvents(host);
    }

    @Test
    void membersSeeWhoIsAGuest() {
        assertEquals(CYD, cyd.only(Event.Welcome.class).you());
        cyd.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", CYD)), host.received(Event.Joined.class));
        RecordingPeer bob = hub.signIn("Bob");
        bob.join("lobby");
        Member hostMember = new Member(MemberKeys.id("Host"), "Host", Role.HOST);
        assertEquals(
                List.of(hostMember, CYD, new Member(MemberKeys.id("Bob"), "Bob", Role.MEMBER)),
                bob.only(Event.Present.class).members());
    }

    @Test
    void guestReturningWithTheAppIsMember() {
        cyd.join("lobby");
        RecordingPeer again = hub.sendHello("Cyd");
        assertEquals(
                new Member(MemberKeys.id("Cyd"), "Cyd", Role.MEMBER),
                again.only(Event.Welcome.class).you());
        hub.hub.dismissGuests("No guests.");
        assertNull(again.closed());
    }

    @Test
    void onlyGuestsAreDismissed() {
        cyd.join("lobby");
        RecordingPeer silent = hub.connect("Dan").asGuest();
        RecordingPeer stranger = hub.connect("Eve");
        HubFixture.discardEvents(host, cyd);
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
        host.send(new Command.Ping());
        assertEquals(1, host.received(Event.Pong.class).size());
    }
}
