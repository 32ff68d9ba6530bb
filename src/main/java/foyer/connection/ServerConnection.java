package foyer.connection;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Request;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that is kept up as long as it is wanted. Every public method may be called from any
/// thread and returns at once; all else, and the listener, runs on the link's own thread.
///
/// The first attempt either succeeds within five seconds or ends the link, unless it is a return
/// ([#reopen]); once it was live, a broken connection is tried again until somebody says goodbye.
public final class ServerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final long PING_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 1_000;
    private static final long DOUBT_MILLIS = 2_000;
    private static final long GOODBYE_MILLIS = 2_000;

    private enum Stage {
        /// A socket is being opened, or hello is not answered yet.
        TRYING,
        LIVE,
        /// Between two attempts.
        WAITING,
        OVER
    }

    private final HelloFactory helloFactory;
    private final Consumer<ConnectionEvent> listener;
    private final Backoff backoff;
    private final NetworkChangeDetector networkChangeDetector;
    private final ConnectionLoop loop = new ConnectionLoop();
    private final AtomicLong ids = new AtomicLong();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);
    private Destination to;
    private Stage stage = Stage.WAITING;
    private @Nullable ConnectionAttempt connectionAttempt;
    private boolean returning;
    private boolean seenWhileWaiting;
    private boolean leaving;
    private long helloId;
    private volatile boolean live;
    private volatile boolean secure;

    /// @param hello what to say to a server with this identity (see [ConnectionEvent.SocketOpened])
    /// @param listener hears on the link's thread, in order
    public ServerConnection(
            Destination to,
            Function<String, Command.Hello> hello,
            Consumer<ConnectionEvent> listener,
            RandomGenerator random) {
        this(to, hello, listener, random, NetworkChangeDetector.ofThisComputer());
    }

    ServerConnection(
            Destination to,
            Function<String, Command.Hello> hello,
            Consumer<ConnectionEvent> listener,
            RandomGenerator random,
            NetworkChangeDetector networkChangeDetector) {
        this.networkChangeDetector = networkChangeDetector;
        this.to = to;
        this.helloFactory = new HelloFactory(hello);
        this.listener = listener;
        this.backoff = new Backoff(random);
    }

    /// Begins the first attempt.
    public void open() {
        loop.execute(this::attempt);
        loop.every(PING_MILLIS, this::ping);
        loop.every(LOOK_MILLIS, this::checkNetwork);
    }

    /// The same for a server this person was at before: if it is not there now, that is tried again
    /// and again, like a connection that broke.
    public void reopen() {
        loop.execute(() -> returning = true);
        open();
    }

    /// The server was seen at these addresses. If there is no connection, that is tried at once.
    public void addAddresses(List<ServerAddress> addresses) {
        loop.execute(
                () -> {
                    boolean news = !to.addresses().containsAll(addresses);
                    to = to.alsoAt(addresses);
                    if (stage == Stage.WAITING && returning && (news || !seenWhileWaiting)) {
                        seenWhileWaiting = true;
                        backoff.reset();
                        attempt();
                    }
                });
    }

    /// Sends a command if there is a connection, and one over which it may be told.
    ///
    /// @return the command's id, which comes back as `re`; 0 if there is no such connection
    public long send(Command command) {
        if (!live || (command.isSecret() && !secure)) {
            return 0;
        }
        long id = ids.incrementAndGet();
        loop.execute(() -> transmit(id, command));
        return id;
    }

    /// Says goodbye and ends; done when the server has answered, or after two seconds.
    public CompletableFuture<Void> close() {
        loop.execute(
                () -> {
                    if (stage == Stage.LIVE) {
                        leaving = true;
                        transmit(ids.incrementAndGet(), new Command.Goodbye());
                        loop.after(
                                GOODBYE_MILLIS,
                                () -> end(new ConnectionEvent.Closed(Departure.LEFT, "")));
                    } else {
                        end(new ConnectionEvent.Closed(Departure.LEFT, ""));
                    }
                });
        return over;
    }

    private void attempt() {
        if (stage != Stage.WAITING) {
            return;
        }
        stage = Stage.TRYING;
        listener.accept(new ConnectionEvent.Connecting(to.address()));
        connectionAttempt =
                new ConnectionAttempt(
                        to,
                        returning,
                        loop,
                        this::sendHello,
                        this::receive,
                        this::broken,
                        this::stop);
        connectionAttempt.begin();
    }

    /// From the first time on, the server keeps its key.
    private void sendHello(DialedSocket dialedSocket) {
        boolean known = dialedSocket.fingerprint().isEmpty() || !to.fingerprint().isEmpty();
        to = to.pinnedTo(dialedSocket.fingerprint());
        secure = dialedSocket.isSecure();
        listener.accept(
                new ConnectionEvent.SocketOpened(
                        dialedSocket.at(),
                        dialedSocket.identity(),
                        dialedSocket.encryption(),
                        secure));
        helloId = ids.incrementAndGet();
        transmit(helloId, helloFactory.helloFor(dialedSocket, known));
    }

    private void stop(KeyMismatchException other) {
        end(new ConnectionEvent.KeyMismatch(other.known(), other.seen()));
    }

    private void transmit(long id, Command command) {
        if (connectionAttempt != null) {
            if (command instanceof Command.Ping) {
                heartbeat.pinged(id);
            }
            connectionAttempt.send(Codec.encode(new Request(id, command)));
        }
    }

    private void receive(String frame) {
        heartbeat.markReceived();
        Event event;
        try {
            event = Codec.decodeEvent(frame);
        } catch (InvalidValueException e) {
            LOG.warn("an event of {} was passed over: {}", to.address(), e.text());
            return;
        }
        switch (event) {
            case null -> {}
            case Event.Welcome welcome -> welcome(welcome);
            case Event.Refused refused when stage == Stage.TRYING && refused.re() == helloId ->
                    notLetIn(refused);
            case Event.Pong pong -> measure(pong.re());
            case Event.Goodbye goodbye -> goodbye(goodbye);
            case Event.Renamed renamed -> {
                helloFactory.handle(renamed);
                listener.accept(new ConnectionEvent.Received(event));
            }
            default -> listener.accept(new ConnectionEvent.Received(event));
        }
    }

    private void welcome(Event.Welcome welcome) {
        stage = Stage.LIVE;
        live = true;
        if (connectionAttempt != null) {
            connectionAttempt.welcome();
        }
        returning = true;
        seenWhileWaiting = false;
        helloFactory.accepted(welcome);
        backoff.reset();
        listener.accept(new ConnectionEvent.Received(welcome));
        ping();
    }

    private void notLetIn(Event.Refused refused) {
        String reason = RefusalTexts.text(refused);
        if (refused.code() == ErrorCode.BUSY || refused.code() == ErrorCode.TOO_FAST) {
            fail(reason);
        } else {
            end(new ConnectionEvent.Refused(refused.code(), reason));
        }
    }

    private void goodbye(Event.Goodbye goodbye) {
        Integer retryAfter = goodbye.retryAfter();
        if (retryAfter == null) {
            end(new ConnectionEvent.Closed(goodbye.reason(), RefusalTexts.goodbye(goodbye)));
        } else {
            lost(RefusalTexts.goodbye(goodbye), retryAfter * 1000L + backoff.nextMillis());
        }
    }

    private void ping() {
        if (stage == Stage.LIVE) {
            transmit(ids.incrementAndGet(), new Command.Ping());
        }
    }

    /// After sleep, or on another network, a connection may be dead without knowing it, and a new
    /// one may succeed at once.
    private void checkNetwork() {
        if (!networkChangeDetector.changed() || !returning) {
            if (stage == Stage.LIVE && heartbeat.isSilent()) {
                fail(Texts.of("reach.silent"));
            }
            return;
        }
        switch (stage) {
            case TRYING, WAITING -> {
                drop();
                stage = Stage.WAITING;
                backoff.reset();
                attempt();
            }
            case LIVE -> {
                ConnectionAttempt current = connectionAttempt;
                long doubted = System.nanoTime();
                ping();
                loop.after(
                        DOUBT_MILLIS,
                        () -> {
                            if (current == connectionAttempt && !heartbeat.heardSince(doubted)) {
                                fail(Texts.of("reach.other_network"));
                            }
                        });
            }
            case OVER -> {}
        }
    }

    private void measure(long id) {
        heartbeat
                .roundTrip(id)
                .ifPresent(nanos -> listener.accept(new ConnectionEvent.RoundTrip(nanos)));
    }

    private void fail(String reason) {
        if (connectionAttempt != null) {
            connectionAttempt.fail(reason);
        }
    }

    private void broken(String reason) {
        if (returning) {
            lost(reason, backoff.nextMillis());
        } else {
            end(new ConnectionEvent.Unreachable(reason));
        }
    }

    private void lost(String reason, long retryMillis) {
        if (leaving) {
            end(new ConnectionEvent.Closed(Departure.LEFT, ""));
            return;
        }
        drop();
        stage = Stage.WAITING;
        listener.accept(new ConnectionEvent.Lost(reason, retryMillis));
        loop.after(retryMillis, this::attempt);
    }

    private void end(ConnectionEvent.End last) {
        if (stage == Stage.OVER) {
            return;
        }
        drop();
        stage = Stage.OVER;
        listener.accept(last);
        loop.end();
        over.complete(null);
    }

    /// Lets go of the connection, or of the try to make one.
    private void drop() {
        live = false;
        heartbeat.forget();
        if (connectionAttempt != null) {
            connectionAttempt.abandon();
            connectionAttempt = null;
        }
    }
}
