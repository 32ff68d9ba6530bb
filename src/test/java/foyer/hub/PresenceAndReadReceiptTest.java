package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Read receipts, typing and presence.
class PresenceAndReadReceiptTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");

    private static final Duration TICK = Duration.ofSeconds(1);

    @Test
    void readPositionIsSentAndStored() {
        ada.say("lobby", 1, "one");
        ada.say("lobby", 2, "two");
        HubFixture.discardEvents(ada, bob);
        bob.send(new Command.Read("lobby", 1));
        bob.send(new Command.Read("lobby", 99));
        hub.pass(TICK);
        assertEquals(
                new Event.ReadUpTo("lobby", Map.of(bob.id(), 2L)), ada.only(Event.ReadUpTo.class));
        HubFixture.discardEvents(ada);
        bob.send(new Command.Read("lobby", 1));
        hub.pass(TICK);
        assertEquals(List.of(), ada.received(Event.ReadUpTo.class), "a position never goes back");
        hub.pass(Duration.ofSeconds(6));
        hub.hub.stop("Back in a moment.", 1);
        RecordingPeer again = hub.restart().signIn("Bob");
        again.join("lobby");
        assertEquals(Map.of(bob.id(), 2L), again.only(Event.ReadUpTo.class).seqs());
    }

    @Test
    void typingIsRelayedAtALimitedRate() {
        HubFixture.discardEvents(ada, bob);
        for (int i = 0; i < 10; i++) {
            ada.send(new Command.Typing("lobby"));
        }
        assertEquals(List.of(), ada.received(Event.Typing.class));
        assertEquals(3, bob.received(Event.Typing.class).size());
        assertEquals(ada.id(), bob.received(Event.Typing.class).getFirst().member());
        ada.send(new Command.Typing("nowhere"));
        assertEquals(List.of(), ada.take(), "typing is never refused");
    }

    @Test
    void largeRoomRelaysNoTypingOrReceipts() {
        for (int i = 0; i < 20; i++) {
            hub.signIn("Guest" + i, "lobby");
        }
        ada.say("lobby", 1, "one");
        HubFixture.discardEvents(ada, bob);
        ada.send(new Command.Typing("lobby"));
        ada.send(new Command.Read("lobby", 1));
        hub.pass(TICK);
        assertEquals(List.of(), bob.received(Event.Typing.class));
        assertEquals(List.of(), bob.received(Event.ReadUpTo.class));
    }

    @Test
    void presenceReachesRoommatesAndLaterMembers() {
        RecordingPeer stranger = hub.signIn("Stranger");
        ada.send(new Command.SetPresence(Presence.AWAY, "At lunch"));
        var event = new Event.PresenceSet(ada.id(), Presence.AWAY, "At lunch");
        assertEquals(event, ada.only(Event.PresenceSet.class));
        assertEquals(event, bob.only(Event.PresenceSet.class));
        assertEquals(List.of(), stranger.take());
        stranger.join("lobby");
        Member seen =
                stranger.only(Event.Present.class).members().stream()
                        .filter(member -> member.id().equals(ada.id()))
                        .findAny()
                        .orElseThrow();
        assertEquals(Presence.AWAY, seen.present());
        assertEquals("At lunch", seen.status());
        ada.send(new Command.Goodbye());
        hub.connect("Ada").send(HubFixture.hello("Ada"));
        RecordingPeer back = hub.sendHello("Ada");
        assertEquals(Presence.HERE, back.only(Event.Welcome.class).you().present());
    }

    @Test
    void readPositionsEndWithTheRoom() {
        ada.join("attic");
        ada.say("attic", 1, "one");
        bob.join("attic");
        bob.send(new Command.Read("attic", 1));
        ada.send(new Command.CloseRoom("attic", 0));
        hub.pass(TICK);
        ada.join("attic");
        ada.say("attic", 2, "another one");
        hub.pass(Duration.ofSeconds(6));
        hub.hub.stop("Back in a moment.", 1);
        RecordingPeer again = hub.restart().signIn("Bob");
        again.join("attic");
        assertEquals(List.of(), again.received(Event.ReadUpTo.class));
    }
}
