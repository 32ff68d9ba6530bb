package foyer.story;

import foyer.hub.Hub;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverstore.MessageStore;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Sockets, hub and store as they run for people, on the loopback. One thread.
final class ServerFixture implements AutoCloseable {
    final int port;
    private final SocketServer sockets;
    private final MessageStore store;
    private boolean stopped;

    /// A server with one room, called Lobby; all in memory.
    ///
    /// @param hosts their ids
    ServerFixture(String... hosts) throws Exception {
        this(MessageStore.inMemory("k7f2m4qz"), hosts);
    }

    /// The same, on what was kept before.
    ServerFixture(MessageStore store, String... hosts) throws Exception {
        this.store = store;
        var settings = new HubSettings("Ada's room", Set.of(hosts), List.of("Lobby"), List.of());
        var loop =
                new HubLoop(
                        new Hub(
                                settings,
                                store,
                                InstantSource.system(),
                                System::nanoTime,
                                new SecureRandom()));
        var where = new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT);
        sockets = new SocketServer(where, loop, System::nanoTime);
        port = sockets.start();
        loop.start();
    }

    void stop(String words, int retryAfter) throws IOException {
        stopped = true;
        try {
            sockets.stop(words, retryAfter);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        store.close();
    }

    /// Stops, unless it was stopped already.
    @Override
    public void close() throws IOException {
        if (!stopped) {
            stop("done", 0);
        }
    }
}
