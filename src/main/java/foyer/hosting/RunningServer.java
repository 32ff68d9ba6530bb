package foyer.hosting;

import foyer.guest.GuestServer;
import foyer.hub.HubLoop;
import foyer.identity.ServerIdentity;
import foyer.language.Texts;
import foyer.server.SocketServer;
import foyer.serverstore.MessageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a running server. Its methods may block for some seconds; any thread but the UI's.
///
/// @param executors background threads of the hub
/// @param identity null if the server does not encrypt
record RunningServer(
        SocketServer sockets,
        GuestServer guests,
        MessageStore store,
        HubLoop hub,
        List<ExecutorService> executors,
        @Nullable ServerIdentity identity,
        int port) {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /// Key fingerprint; empty if the server does not encrypt.
    String fingerprint() {
        return identity == null ? "" : identity.fingerprint();
    }

    /// Tells the host which damaged files were replaced, a sentence each; empty if none was.
    String notice() {
        Path history = store.quarantinedFile();
        Path key = identity == null ? null : identity.setAside();
        return Stream.of(
                        history == null ? "" : Texts.of("disk.history.damaged", history),
                        key == null ? "" : Texts.of("disk.key.damaged", key))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Sends every client a goodbye, then closes the sockets and the history.
    ///
    /// @param text reason shown to the members
    /// @param retryAfter seconds after which clients reconnect; 0 for never
    void stop(String text, int retryAfter) {
        try {
            sockets.stop(text, retryAfter);
            guests.close(text);
            executors.forEach(ExecutorService::shutdownNow);
            store.close();
        } catch (IOException e) {
            LOG.error("the history could not be closed cleanly: {}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.warn("stopping the server was interrupted");
            Thread.currentThread().interrupt();
        }
    }
}
