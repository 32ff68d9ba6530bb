package foyer;

import foyer.guest.GuestDoor;
import foyer.hub.HubLoop;
import foyer.server.SocketServer;
import foyer.store.MessageStore;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server with all its parts at work. Any thread that may wait some seconds.
record RunningServer(
        SocketServer sockets, GuestDoor guests, MessageStore store, HubLoop hub, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /// What became of a damaged history, in one sentence; empty if it was in order.
    String notice() {
        Path aside = store.setAside();
        return aside == null
                ? ""
                : "The history was damaged. It is kept as %s, and a new one begins."
                        .formatted(aside);
    }

    /// Says goodbye to everybody, with these words, and ends.
    void stop(String words) {
        try {
            sockets.stop(words, 0);
            guests.close(words);
            store.close();
        } catch (IOException e) {
            LOG.error("the history was not closed in order", e);
        } catch (InterruptedException e) {
            LOG.warn("stopping was interrupted");
            Thread.currentThread().interrupt();
        }
    }
}
