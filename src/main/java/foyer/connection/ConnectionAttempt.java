package foyer.connection;

import foyer.language.Texts;
import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try to reach a server, and the connection if it succeeds. Lives on the link's thread and
/// tells everything there; once it failed or was abandoned it tells nothing more.
final class ConnectionAttempt {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Destination to;
    private final boolean returning;
    private final ConnectionLoop loop;
    private final Consumer<DialedSocket> opened;
    private final Consumer<String> received;
    private final Consumer<String> failed;
    private final Consumer<KeyMismatchException> stopped;
    private @Nullable SocketClient socket;
    private boolean welcome;
    private boolean past;

    /// @param returning whether the server has answered before
    /// @param opened frames can be sent
    /// @param received a frame has come
    /// @param failed told once, with why in words to the person
    /// @param stopped told instead if the server has another key than it should
    ConnectionAttempt(
            Destination to,
            boolean returning,
            ConnectionLoop loop,
            Consumer<DialedSocket> opened,
            Consumer<String> received,
            Consumer<String> failed,
            Consumer<KeyMismatchException> stopped) {
        this.to = to;
        this.returning = returning;
        this.stopped = stopped;
        this.loop = loop;
        this.opened = opened;
        this.received = received;
        this.failed = failed;
    }

    void begin() {
        Thread.ofVirtual().name("foyer-dial").start(this::dial);
        loop.after(
                PATIENCE_MILLIS,
                () -> {
                    if (!welcome) {
                        fail(Texts.of("reach.no_foyer", to.address()));
                    }
                });
    }

    private void dial() {
        try {
            DialedSocket dialedSocket = Dialer.dial(to);
            loop.execute(() -> take(dialedSocket));
        } catch (KeyMismatchException e) {
            loop.execute(() -> stop(e));
        } catch (IOException e) {
            boolean offline = returning && e.getCause() instanceof ConnectException;
            String text =
                    offline ? Texts.of("reach.host_offline") : String.valueOf(e.getMessage());
            loop.execute(() -> fail(text));
        }
    }

    private void stop(KeyMismatchException other) {
        if (!past) {
            abandon();
            stopped.accept(other);
        }
    }

    private void take(DialedSocket dialedSocket) {
        if (past) {
            Dialer.abandon(dialedSocket.socket());
            return;
        }
        var client =
                new SocketClient(
                        dialedSocket.uri(),
                        dialedSocket.socket(),
                        () -> tell(() -> opened.accept(dialedSocket)),
                        frame -> tell(() -> received.accept(frame)),
                        () -> loop.execute(this::lost));
        socket = client;
        client.connect();
    }

    /// The server has let us in.
    void welcome() {
        welcome = true;
    }

    void send(String frame) {
        SocketClient open = socket;
        if (!past && open != null && open.isOpen()) {
            open.send(frame);
        }
    }

    /// Ends it without a word.
    void abandon() {
        past = true;
        if (socket != null) {
            socket.kill();
        }
    }

    /// Ends it for this reason.
    void fail(String reason) {
        if (!past) {
            abandon();
            failed.accept(reason);
        }
    }

    private void lost() {
        fail(welcome ? Texts.of("reach.lost") : Texts.of("reach.other_program", to.address()));
    }

    private void tell(Runnable what) {
        loop.execute(
                () -> {
                    if (!past) {
                        what.run();
                    }
                });
    }
}
