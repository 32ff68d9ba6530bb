package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Request;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sockets are woken once a turn, when everything was offered to everybody: who is woken by the
/// first of a hundred offers writes one frame and sleeps again, a hundred times.
final class OneWakeUpTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final List<String> happened = new ArrayList<>();

    private final class Noted implements Peer {
        @Override
        public void offer(EncodedEvent encoded) {
            happened.add("offer");
        }

        @Override
        public void flush() {
            happened.add("flush");
        }

        @Override
        public void close(Departure reason) {}

        @Override
        public String address() {
            return "here";
        }

        @Override
        public InetAddress inetAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }

    private Noted member(String name) {
        var peer = new Noted();
        hub.hub.onConnected(peer);
        hub.hub.handle(peer, new Request(1, HubFixture.hello(name)));
        hub.hub.handle(peer, new Request(2, new Command.Join("lobby")));
        return peer;
    }

    @Test
    void whatIsToldLeavesWhenAllOfItWasOffered() {
        Noted ada = member("Ada");
        Noted bob = member("Bob");
        hub.hub.flush();
        happened.clear();
        hub.hub.handle(ada, new Request(3, new Command.Say("lobby", 1, "hello")));
        hub.hub.handle(bob, new Request(4, new Command.Ping()));
        hub.hub.commitPending();
        assertEquals(3, hub.hub.flush());
        assertEquals(List.of("offer", "offer", "offer", "flush", "flush", "flush"), happened);
        assertEquals(0, hub.hub.flush(), "there is nothing more to leave");
        assertEquals(6, happened.size());
    }
}
