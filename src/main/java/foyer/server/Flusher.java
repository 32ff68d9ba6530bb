package foyer.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to sockets. What was offered to a connection while others were served
/// leaves it in one write. Nothing on this thread waits for a reader.
final class Flusher {
    private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);
    private static final int BUFFER_BYTES = 256 * 1024;

    private final BlockingQueue<Optional<Connection>> ready = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("foyer-flusher").daemon().unstarted(this::run);

    void start() {
        thread.start();
    }

    /// A connection has something to write or to end; called by [Connection] once for each
    /// [Connection#flush].
    void add(Connection connection) {
        ready.add(Optional.of(connection));
    }

    void stop() throws InterruptedException {
        ready.add(Optional.empty());
        thread.join(1_000);
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        while (true) {
            try {
                Connection connection = ready.take().orElse(null);
                if (connection == null) {
                    return;
                }
                connection.flush(buffer);
            } catch (InterruptedException e) {
                LOG.warn("the flusher was interrupted and ends");
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                LOG.error("the flusher goes on after a fault", e);
            }
        }
    }
}
