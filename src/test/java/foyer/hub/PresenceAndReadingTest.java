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

/// How far members have read, who writes, who is at hand.
class PresenceAndReadingTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");
    private final RecordingPeer bob = hub.guest("Bob", "lobby");

    private static final Duration TICK = Duration.ofSeconds(1);

    @Test
    void howFarSomebodyHasReadIsToldToTheOthersAndToThemselvesLater() {
        ada.say("lobby", 1, "one");
        ada.say("lobby", 2, "two");
        HubFixture.forget(ada, bob);
        bob.ask(new Command.Read("lobby", 1));
        bob.ask(new Command.Read("lobby", 99));
        hub.pass(TICK);
        assertEquals(
                new Event.ReadUpTo("lobby", Map.of(bob.id(), 2L)), ada.only(Event.ReadUpTo.class));
        HubFixture.forget(ada);
        bob.ask(new Command.Read("lobby", 1));
        hub.pass(TICK);
        assertEquals(List.of(), ada.heard(Event.ReadUpTo.class), "one does not unread");
        hub.pass(Duration.ofSeconds(6));
        hub.hub.stop("Back in a moment.", 1);
        RecordingPeer again = new HubFixture(hub).guest("Bob");
        again.join("lobby");
        assertEquals(Map.of(bob.id(), 2L), again.only(Event.ReadUpTo.class).seqs());
    }

    @Test
    void writingIsToldToTheOthersAndNotTooOften() {
        HubFixture.forget(ada, bob);
        for (int i = 0; i < 10; i++) {
            ada.ask(new Command.Typing("lobby"));
        }
        assertEquals(List.of(), ada.heard(Event.Typing.class));
        assertEquals(3, bob.heard(Event.Typing.class).size());
        assertEquals(ada.id(), bob.heard(Event.Typing.class).getFirst().member());
        ada.ask(new Command.Typing("nowhere"));
        assertEquals(List.of(), ada.take(), "never refused");
    }

    @Test
    void inALargeRoomNobodyHearsOfWritingOrReading() {
        for (int i = 0; i < 20; i++) {
            hub.guest("Guest" + i, "lobby");
        }
        ada.say("lobby", 1, "one");
        HubFixture.forget(ada, bob);
        ada.ask(new Command.Typing("lobby"));
        ada.ask(new Command.Read("lobby", 1));
        hub.pass(TICK);
        assertEquals(List.of(), bob.heard(Event.Typing.class));
        assertEquals(List.of(), bob.heard(Event.ReadUpTo.class));
    }

    @Test
    void whoIsAwayIsSeenSoByAllWhoShareARoomAndByThoseWhoComeLater() {
        RecordingPeer stranger = hub.guest("Stranger");
        ada.ask(new Command.SetPresence(Presence.AWAY, "At lunch"));
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
        ada.ask(new Command.Goodbye());
        hub.knock("Ada").ask(HubFixture.hello("Ada"));
        RecordingPeer back = hub.knock("Ada");
        back.ask(HubFixture.hello("Ada"));
        assertEquals(Presence.HERE, back.only(Event.Welcome.class).you().present());
    }

    @Test
    void whatWasReadInAClosedRoomIsNothingInAnotherOfItsName() {
        ada.join("attic");
        ada.say("attic", 1, "one");
        bob.join("attic");
        bob.ask(new Command.Read("attic", 1));
        ada.ask(new Command.CloseRoom("attic", 0));
        hub.pass(TICK);
        ada.join("attic");
        ada.say("attic", 2, "another one");
        hub.pass(Duration.ofSeconds(6));
        hub.hub.stop("Back in a moment.", 1);
        RecordingPeer again = new HubFixture(hub).guest("Bob");
        again.join("attic");
        assertEquals(List.of(), again.heard(Event.ReadUpTo.class));
    }
}
