package foyer.link;

import foyer.language.Texts;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try to reach a server, and the connection if it succeeds. Lives on the link's thread and
/// tells everything there; once it failed or was abandoned it tells nothing more.
final class Attempt {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Destination to;
    private final LinkLoop loop;
    private final Consumer<Reached> opened;
    private final Consumer<String> received;
    private final Consumer<String> failed;
    private final Consumer<OtherKey> stopped;
    private @Nullable SocketClient socket;
    private boolean welcome;
    private boolean past;

    /// @param opened frames can be sent
    /// @param received a frame has come
    /// @param failed told once, with why in words to the person
    /// @param stopped told instead if the server has another key than it should
    Attempt(
            Destination to,
            LinkLoop loop,
            Consumer<Reached> opened,
            Consumer<String> received,
            Consumer<String> failed,
            Consumer<OtherKey> stopped) {
        this.to = to;
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
            Reached reached = Dialer.dial(to);
            loop.execute(() -> take(reached));
        } catch (OtherKey e) {
            loop.execute(() -> stop(e));
        } catch (IOException e) {
            loop.execute(() -> fail(String.valueOf(e.getMessage())));
        }
    }

    private void stop(OtherKey other) {
        if (!past) {
            abandon();
            stopped.accept(other);
        }
    }

    private void take(Reached reached) {
        if (past) {
            Dialer.abandon(reached.socket());
            return;
        }
        var client =
                new SocketClient(
                        reached.uri(),
                        reached.socket(),
                        () -> tell(() -> opened.accept(reached)),
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
    void fail(String words) {
        if (!past) {
            abandon();
            failed.accept(words);
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
