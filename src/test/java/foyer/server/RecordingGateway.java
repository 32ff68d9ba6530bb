package foyer.server;

import foyer.hub.Peer;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Event;
import foyer.protocol.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/// Records what the sockets report and answers echoes at once. Thread-safe.
final class RecordingGateway implements HubGateway {
    final List<Peer> opened = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    final Map<Peer, List<Departure>> gone = new ConcurrentHashMap<>();

    /// Handles a request and returns whether it was accepted.
    volatile BiPredicate<Peer, Request> onAsked = RecordingGateway::echo;

    static boolean echo(Peer peer, Request request) {
        if (request.command() instanceof Command.Echo(String text)) {
            peer.offer(EncodedEvent.of(new Event.Echoed(request.id(), text)));
        }
        return true;
    }

    @Override
    public void onConnected(Peer peer) {
        opened.add(peer);
    }

    @Override
    public boolean submit(Peer peer, Request request, int chars) {
        asked.incrementAndGet();
        return onAsked.test(peer, request);
    }

    @Override
    public void onDisconnected(Peer peer, Departure reason) {
        gone.computeIfAbsent(peer, _ -> new CopyOnWriteArrayList<>()).add(reason);
    }

    @Override
    public boolean isLocked() {
        return false;
    }

    @Override
    public void stop(String text, int retryAfter) {
        opened.forEach(peer -> peer.close(Departure.HOST_CLOSED));
    }

    List<Departure> departuresOf(Peer peer) {
        return gone.getOrDefault(peer, List.of());
    }
}
