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

/// The hub flushes peers once a batch, so that the sockets wake up once and not for every frame.
final class FlushTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final List<String> calls = new ArrayList<>();

    private final class LoggingPeer implements Peer {
        @Override
        public void offer(EncodedEvent encoded) {
            calls.add("offer");
        }

        @Override
        public void flush() {
            calls.add("flush");
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

    private LoggingPeer member(String name) {
        var peer = new LoggingPeer();
        hub.hub.onConnected(peer);
        hub.hub.handle(peer, new Request(1, HubFixture.hello(name)));
        hub.hub.handle(peer, new Request(2, new Command.Join("lobby")));
        return peer;
    }

    @Test
    void peersAreFlushedAfterTheLastOffer() {
        LoggingPeer ada = member("Ada");
        LoggingPeer bob = member("Bob");
        hub.hub.flush();
        calls.clear();
        hub.hub.handle(ada, new Request(3, new Command.Say("lobby", 1, "hello")));
        hub.hub.handle(bob, new Request(4, new Command.Ping()));
        hub.hub.commitPending();
        assertEquals(3, hub.hub.flush());
        assertEquals(List.of("offer", "offer", "offer", "flush", "flush", "flush"), calls);
        assertEquals(0, hub.hub.flush(), "nothing more was offered");
        assertEquals(6, calls.size());
    }
}
