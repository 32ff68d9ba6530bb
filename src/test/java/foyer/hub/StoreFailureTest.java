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

/// The store refuses entries of the lobby, because another writer took the next `seq` of its log.
/// Removing that log repairs it.
class StoreFailureTest {
    private final HubFixture hub = new HubFixture("garden", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby", "garden");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby", "garden");

    @BeforeEach
    void breakTheStore() throws NotStoredException {
        var intruder = new Said("lobby", 1, 0, MemberKeys.id("x"), "x", 1, "intruder");
        hub.store.store(List.of(new Change.Entry(intruder)));
        HubFixture.discardEvents(ada, bob);
    }

    @Test
    void unstoredMessageIsRefusedAndNotSent() {
        ada.assertRefused(ada.say("lobby", 1, "hello"), ErrorCode.NOT_STORED);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void repeatedMessageIsSentOnceAfterRecovery() throws NotStoredException {
        ada.say("lobby", 1, "hello");
        hub.store.store(List.of(new Change.RoomRemoved("lobby")));
        HubFixture.discardEvents(ada, bob);
        ada.say("lobby", 1, "hello");
        assertEquals(1, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
    }

    @Test
    void batchIsStoredAsAWhole() {
        long first = ada.sendUncommitted(new Command.Say("garden", 1, "good"));
        long second = ada.sendUncommitted(new Command.Say("lobby", 2, "bad"));
        hub.hub.commitPending();
        assertEquals(
                List.of(first, second),
                ada.received(Event.Refused.class).stream().map(Event.Refused::re).toList());
        assertEquals(List.of(), bob.take());

        ada.say("garden", 1, "good");
        assertEquals(1, bob.only(Said.class).seq(), "the other room continues without a gap");
    }

    @Test
    void unstoredTopicIsNotSet() {
        RecordingPeer host = hub.signIn("Host", "lobby");
        host.send(new Command.SetTopic("lobby", "lost"));
        RecordingPeer late = hub.signIn("Late");
        late.join("lobby");
        assertEquals("", late.only(Event.Entered.class).room().topic());
    }
}
