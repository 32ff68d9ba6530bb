package foyer.server;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A server on the loopback whose limits by address are wide enough for tests. Records instead of
/// using a hub.
final class SocketServerFixture implements AutoCloseable {
    static final ServerLimits WIDE = ServerLimits.DEFAULT.withPerAddress(5_000, 1_000_000);

    /// Encrypts all servers of these tests; null for plain ones.
    static volatile @Nullable SSLContext encryption;

    final RecordingGateway recordingGateway;
    final SocketServer server;
    final int port;

    private SocketServerFixture(
            RecordingGateway recordingGateway, @Nullable StaticPages pages, ServerLimits limits)
            throws Exception {
        this.recordingGateway = recordingGateway;
        this.server =
                new SocketServer(settings(0, limits), pages, recordingGateway, System::nanoTime);
        this.port = server.start();
    }

    /// A guest port that serves these pages.
    static SocketServerFixture forBrowsers(StaticPages pages, UnaryOperator<ServerLimits> change)
            throws Exception {
        return new SocketServerFixture(new RecordingGateway(), pages, change.apply(WIDE));
    }

    static SocketServerFixture start() throws Exception {
        return start(limits -> limits);
    }

    static SocketServerFixture start(UnaryOperator<ServerLimits> change) throws Exception {
        return new SocketServerFixture(new RecordingGateway(), null, change.apply(WIDE));
    }

    static ServerSettings settings(int port, ServerLimits limits) {
        return encrypted(new ServerSettings("127.0.0.1", port, true, limits));
    }

    /// Adds the encryption of these tests.
    static ServerSettings encrypted(ServerSettings plain) {
        SSLContext context = encryption;
        return context == null ? plain : plain.encryptedWith(context);
    }

    /// Fails unless the condition holds in time.
    static void await(String what, int millis, BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + " did not happen within " + millis + " ms");
            }
            Thread.sleep(2);
        }
    }

    @Override
    public void close() {
        try {
            server.stop("done", 0);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
