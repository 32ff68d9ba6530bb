package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many rooms one member may have created. A room with messages stays when nobody is in it.
class RoomQuotaTest {
    private final HubFixture hub = new HubFixture("lobby");

    private void createAndLeave(RecordingPeer peer, int number) {
        String name = "room " + number;
        hub.pass(Duration.ofSeconds(1));
        peer.join(name);
        peer.say(name, number + 1, "it stays");
        peer.send(new Command.Leave(name));
        peer.take();
    }

    @Test
    void memberKeepsAtMostAHundredRoomsAndMayCloseOneForAnother() {
        RecordingPeer ada = hub.signIn("Ada");
        for (int i = 0; i < Limits.ROOMS_CREATED; i++) {
            createAndLeave(ada, i);
        }
        hub.pass(Duration.ofSeconds(1));
        ada.take();
        ada.assertRefused(ada.join("one more"), ErrorCode.TOO_MANY);
        ada.join("room 0");
        ada.send(new Command.CloseRoom("room 0", 0, null));
        hub.pass(Duration.ofSeconds(2));
        ada.take();
        ada.join("one more");
        assertEquals("one more", ada.only(Event.Entered.class).room().name());
        RecordingPeer bob = hub.signIn("Bob");
        bob.take();
        bob.join("of Bob");
        assertEquals("of Bob", bob.only(Event.Entered.class).room().name());
    }

    @Test
    void hostHasNoSuchLimit() {
        RecordingPeer host = hub.signIn("Host");
        for (int i = 0; i <= Limits.ROOMS_CREATED; i++) {
            createAndLeave(host, i);
        }
        host.join("room " + Limits.ROOMS_CREATED);
        assertEquals(1, host.only(Event.Entered.class).room().people());
    }
}
