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

/// A server with all its parts at work. Any thread that may wait some seconds.
record RunningServer(
        SocketServer sockets,
        GuestServer guests,
        MessageStore store,
        HubLoop hub,
        List<ExecutorService> threads,
        @Nullable ServerIdentity identity,
        int port) {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /// The print of its key; empty if it does not encrypt.
    String fingerprint() {
        return identity == null ? "" : identity.fingerprint();
    }

    /// What became of damaged files, in a sentence each; empty if all were in order.
    String notice() {
        Path history = store.quarantinedFile();
        Path key = identity == null ? null : identity.setAside();
        return Stream.of(
                        history == null ? "" : Texts.of("disk.history.damaged", history),
                        key == null ? "" : Texts.of("disk.key.damaged", key))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Says goodbye to everybody, with these words, and ends.
    ///
    /// @param backIn seconds after which they may come back by themselves; 0 for never
    void stop(String text, int backIn) {
        try {
            sockets.stop(text, backIn);
            guests.close(text);
            threads.forEach(ExecutorService::shutdownNow);
            store.close();
        } catch (IOException e) {
            LOG.error("the history was not closed in order", e);
        } catch (InterruptedException e) {
            LOG.warn("stopping was interrupted");
            Thread.currentThread().interrupt();
        }
    }
}
