package foyer.connection;

import foyer.language.Texts;
import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One attempt to reach a server, and the connection if it succeeds. Calls nothing back after it
/// has failed or was abandoned. Connection thread.
final class ConnectionAttempt {
    private static final long TIMEOUT_MILLIS = 5_000;

    private final Destination destination;
    private final boolean retrying;
    private final ConnectionLoop loop;
    private final Consumer<DialedSocket> opened;
    private final Consumer<String> received;
    private final Consumer<String> failed;
    private final Consumer<KeyMismatchException> stopped;
    private @Nullable SocketClient socket;
    private boolean welcomed;
    private boolean ended;

    /// @param retrying whether the server has answered before
    /// @param opened called when frames can be sent
    /// @param failed called at most once, with an error text for the user
    /// @param stopped called instead of `failed` if the server has another key than expected
    ConnectionAttempt(
            Destination destination,
            boolean retrying,
            ConnectionLoop loop,
            Consumer<DialedSocket> opened,
            Consumer<String> received,
            Consumer<String> failed,
            Consumer<KeyMismatchException> stopped) {
        this.destination = destination;
        this.retrying = retrying;
        this.stopped = stopped;
        this.loop = loop;
        this.opened = opened;
        this.received = received;
        this.failed = failed;
    }

    void begin() {
        Thread.ofVirtual().name("foyer-dial").start(this::dial);
        loop.after(
                TIMEOUT_MILLIS,
                () -> {
                    if (!welcomed) {
                        fail(Texts.of("reach.no_foyer", destination.address()));
                    }
                });
    }

    private void dial() {
        try {
            DialedSocket dialedSocket = Dialer.dial(destination);
            loop.execute(() -> take(dialedSocket));
        } catch (KeyMismatchException e) {
            loop.execute(() -> stop(e));
        } catch (IOException e) {
            boolean offline = retrying && e.getCause() instanceof ConnectException;
            String text = offline ? Texts.of("reach.host_offline") : String.valueOf(e.getMessage());
            loop.execute(() -> fail(text));
        }
    }

    private void stop(KeyMismatchException mismatch) {
        if (!ended) {
            abandon();
            stopped.accept(mismatch);
        }
    }

    private void take(DialedSocket dialedSocket) {
        if (ended) {
            Dialer.abandon(dialedSocket.socket());
            return;
        }
        var client =
                new SocketClient(
                        dialedSocket.uri(),
                        dialedSocket.socket(),
                        () -> callBack(() -> opened.accept(dialedSocket)),
                        frame -> callBack(() -> received.accept(frame)),
                        () -> loop.execute(this::lost));
        socket = client;
        client.connect();
    }

    /// Ends the wait for the server's welcome.
    void markWelcomed() {
        welcomed = true;
    }

    void send(String frame) {
        SocketClient open = socket;
        if (!ended && open != null && open.isOpen()) {
            open.send(frame);
        }
    }

    /// Ends the attempt without a callback.
    void abandon() {
        ended = true;
        if (socket != null) {
            socket.kill();
        }
    }

    /// Ends the attempt and reports the error.
    void fail(String reason) {
        if (!ended) {
            abandon();
            failed.accept(reason);
        }
    }

    private void lost() {
        fail(
                welcomed
                        ? Texts.of("reach.lost")
                        : Texts.of("reach.other_program", destination.address()));
    }

    private void callBack(Runnable callback) {
        loop.execute(
                () -> {
                    if (!ended) {
                        callback.run();
                    }
                });
    }
}
