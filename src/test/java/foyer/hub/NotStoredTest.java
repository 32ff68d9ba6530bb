package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged.Said;
import foyer.store.Change;
import foyer.store.NotStored;
import foyer.testing.Keys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The store refuses for real: somebody else wrote into the log of the lobby, so that the place the
/// hub gives is not the next one any more. Dropping that log mends it.
class NotStoredTest {
    private final House house = new House("garden", "lobby");
    private final ListPeer ada = house.guest("Ada", "lobby", "garden");
    private final ListPeer bob = house.guest("Bob", "lobby", "garden");

    @BeforeEach
    void breakTheStore() throws NotStored {
        var intruder = new Said("lobby", 1, 0, Keys.id("x"), "x", 1, "intruder");
        house.store.keep(List.of(new Change.Entry(intruder)));
        House.forget(ada, bob);
    }

    @Test
    void whatCannotBeStoredIsRefusedAndToldToNobody() {
        ada.assertRefused(ada.say("lobby", 1, "hello"), Code.NOT_STORED);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void theSameMessageGoesOutOnceTheStoreWorksAgainAndNoPlaceIsSkipped() throws NotStored {
        ada.say("lobby", 1, "hello");
        house.store.keep(List.of(new Change.NoRoom("lobby")));
        House.forget(ada, bob);
        ada.say("lobby", 1, "hello");
        assertEquals(1, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() {
        long first = ada.askUnsettled(new Command.Say("garden", 1, "good"));
        long second = ada.askUnsettled(new Command.Say("lobby", 2, "bad"));
        house.hub.settle();
        assertEquals(
                List.of(first, second),
                ada.heard(Event.Refused.class).stream().map(Event.Refused::re).toList());
        assertEquals(List.of(), bob.take());

        ada.say("garden", 1, "good");
        assertEquals(1, bob.only(Said.class).seq(), "the good room goes on where it was");
    }

    @Test
    void aTopicThatCouldNotBeStoredIsNotTheTopic() {
        ListPeer host = house.guest("Host", "lobby");
        host.ask(new Command.SetTopic("lobby", "lost"));
        ListPeer late = house.guest("Late");
        late.join("lobby");
        assertEquals("", late.only(Event.Entered.class).room().topic());
    }
}
