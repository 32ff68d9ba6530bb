package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import foyer.serverstore.Change;
import foyer.serverstore.NotStoredException;
import foyer.testing.MemberKeys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The store refuses for real: somebody else wrote into the log of the lobby, so that the place the
/// hub gives is not the next one any more. Dropping that log mends it.
class StoreRefusesTest {
    private final HubFixture hub = new HubFixture("garden", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby", "garden");
    private final RecordingPeer bob = hub.guest("Bob", "lobby", "garden");

    @BeforeEach
    void breakTheStore() throws NotStoredException {
        var intruder = new Said("lobby", 1, 0, MemberKeys.id("x"), "x", 1, "intruder");
        hub.store.store(List.of(new Change.Entry(intruder)));
        HubFixture.forget(ada, bob);
    }

    @Test
    void whatCannotBeStoredIsRefusedAndToldToNobody() {
        ada.assertRefused(ada.say("lobby", 1, "hello"), ErrorCode.NOT_STORED);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void theSameMessageGoesOutOnceTheStoreWorksAgainAndNoPlaceIsSkipped()
            throws NotStoredException {
        ada.say("lobby", 1, "hello");
        hub.store.store(List.of(new Change.RoomRemoved("lobby")));
        HubFixture.forget(ada, bob);
        ada.say("lobby", 1, "hello");
        assertEquals(1, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() {
        long first = ada.askUnsettled(new Command.Say("garden", 1, "good"));
        long second = ada.askUnsettled(new Command.Say("lobby", 2, "bad"));
        hub.hub.commitPending();
        assertEquals(
                List.of(first, second),
                ada.heard(Event.Refused.class).stream().map(Event.Refused::re).toList());
        assertEquals(List.of(), bob.take());

        ada.say("garden", 1, "good");
        assertEquals(1, bob.only(Said.class).seq(), "the good room goes on where it was");
    }

    @Test
    void aTopicThatCouldNotBeStoredIsNotTheTopic() {
        RecordingPeer host = hub.guest("Host", "lobby");
        host.ask(new Command.SetTopic("lobby", "lost"));
        RecordingPeer late = hub.guest("Late");
        late.join("lobby");
        assertEquals("", late.only(Event.Entered.class).room().topic());
    }
}
