package foyer.connection;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.logging.FaultLog;
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

/// A connection to one server, which reconnects until one side says goodbye.
///
/// If the first attempt fails, the connection ends, except after [#reopen]. Thread-safe: public
/// methods return at once, and the listener runs on the connection's own thread.
public final class ServerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final long PING_MILLIS = 5_000;
    private static final long NETWORK_CHECK_MILLIS = 1_000;
    private static final long DOUBT_MILLIS = 2_000;
    private static final long GOODBYE_MILLIS = 2_000;

    private enum Stage {
        /// A socket is opening, or hello is unanswered.
        CONNECTING,
        LIVE,
        /// Before the first attempt and between two.
        WAITING,
        ENDED
    }

    private final HelloFactory helloFactory;
    private final Consumer<ConnectionEvent> listener;
    private final Backoff backoff;
    private final NetworkChangeDetector networkChangeDetector;
    private final ConnectionLoop loop = new ConnectionLoop();
    private final AtomicLong ids = new AtomicLong();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);
    private final PasswordProver passwordProver =
            new PasswordProver(this::transmitNew, this::transmit, this::end);
    private Destination destination;
    private Stage stage = Stage.WAITING;
    private @Nullable ConnectionAttempt connectionAttempt;
    private boolean retrying;
    private boolean seenWhileWaiting;
    private boolean leaving;
    private long helloId;
    private volatile boolean live;
    private volatile boolean secure;

    /// @param hello makes the hello for a server identity, see [ConnectionEvent.SocketOpened]
    /// @param listener receives the events in order
    public ServerConnection(
            Destination destination,
            Function<String, Command.Hello> hello,
            Consumer<ConnectionEvent> listener,
            RandomGenerator random) {
        this(destination, hello, listener, random, NetworkChangeDetector.ofThisComputer());
    }

    ServerConnection(
            Destination destination,
            Function<String, Command.Hello> hello,
            Consumer<ConnectionEvent> listener,
            RandomGenerator random,
            NetworkChangeDetector networkChangeDetector) {
        this.networkChangeDetector = networkChangeDetector;
        this.destination = destination;
        this.helloFactory = new HelloFactory(hello);
        this.listener = listener;
        this.backoff = new Backoff(random);
    }

    /// Begins the first attempt; if it fails, the connection ends.
    public void open() {
        loop.execute(this::attempt);
        loop.every(PING_MILLIS, this::ping);
        loop.every(NETWORK_CHECK_MILLIS, this::checkNetwork);
    }

    /// Begins the first attempt; if it fails, others follow as after a broken connection.
    public void reopen() {
        loop.execute(() -> retrying = true);
        open();
    }

    /// Adds addresses at which the server was seen. While disconnected, tries them at once.
    public void addAddresses(List<ServerAddress> addresses) {
        loop.execute(
                () -> {
                    boolean isNew = !destination.addresses().containsAll(addresses);
                    destination = destination.withAddresses(addresses);
                    if (stage == Stage.WAITING && retrying && (isNew || !seenWhileWaiting)) {
                        seenWhileWaiting = true;
                        backoff.reset();
                        attempt();
                    }
                });
    }

    /// Sends a command if the connection is live, and secure enough for the command.
    ///
    /// @return the request id, which comes back as `re`; 0 if the command was not sent
    public long send(Command command) {
        if (!live || (command.isSecret() && !secure)) {
            return 0;
        }
        long id = ids.incrementAndGet();
        loop.execute(() -> transmit(id, command));
        return id;
    }

    /// Says goodbye and ends. Completes when the server has answered, or after two seconds.
    public CompletableFuture<Void> close() {
        loop.execute(
                () -> {
                    if (stage == Stage.LIVE) {
                        leaving = true;
                        transmitNew(new Command.Goodbye());
                        loop.after(
                                GOODBYE_MILLIS,
                                () -> end(new ConnectionEvent.Closed(Departure.LEFT, "")));
                    } else {
                        end(new ConnectionEvent.Closed(Departure.LEFT, ""));
                    }
                });
        return ended;
    }

    private void attempt() {
        if (stage != Stage.WAITING) {
            return;
        }
        stage = Stage.CONNECTING;
        listener.accept(new ConnectionEvent.Connecting(destination.address()));
        connectionAttempt =
                new ConnectionAttempt(
                        destination,
                        retrying,
                        loop,
                        this::sendHello,
                        this::receive,
                        this::attemptFailed,
                        this::keyMismatch);
        connectionAttempt.begin();
    }

    /// Pins the key of the first server reached, and says hello.
    private void sendHello(DialedSocket dialedSocket) {
        boolean known =
                dialedSocket.fingerprint().isEmpty() || !destination.fingerprint().isEmpty();
        destination = destination.pinnedTo(dialedSocket.fingerprint());
        secure = dialedSocket.isSecure();
        listener.accept(
                new ConnectionEvent.SocketOpened(
                        dialedSocket.address(),
                        dialedSocket.identity(),
                        dialedSocket.encryption(),
                        secure));
        passwordProver.begin(dialedSocket.fingerprint());
        helloId = transmitNew(helloFactory.helloFor(dialedSocket, known));
    }

    private void keyMismatch(KeyMismatchException mismatch) {
        end(new ConnectionEvent.KeyMismatch(mismatch.known(), mismatch.seen()));
    }

    private long transmitNew(Command command) {
        long id = ids.incrementAndGet();
        transmit(id, command);
        return id;
    }

    private void transmit(long id, Command command) {
        if (connectionAttempt != null) {
            if (command instanceof Command.Ping) {
                heartbeat.markPing(id);
            }
            connectionAttempt.send(
                    Codec.encode(new Request(id, passwordProver.withhold(id, command))));
        }
    }

    private void receive(String frame) {
        heartbeat.markReceived();
        Event event = null;
        try {
            event = Codec.decodeEvent(frame);
        } catch (InvalidValueException e) {
            LOG.warn("skipped an invalid event of {}: {}", destination.address(), e.text());
        } catch (RuntimeException | StackOverflowError e) {
            FaultLog.warnOnce(LOG, "skipped an event that cannot be read", e);
        }
        handle(passwordProver.handle(event));
    }

    private void handle(@Nullable Event event) {
        if (event instanceof Event.Refused refused
                && stage == Stage.CONNECTING
                && refused.re() == helloId) {
            helloRefused(refused);
        } else if (event instanceof Event.Pong(long re)) {
            measure(re);
        } else if (event instanceof Event.Goodbye goodbye) {
            goodbye(goodbye);
        } else if (event instanceof Event.Welcome welcome) {
            welcome(welcome);
        } else if (event != null) {
            if (event instanceof Event.Renamed renamed) {
                helloFactory.handle(renamed);
            }
            listener.accept(new ConnectionEvent.Received(event));
        }
    }

    private void welcome(Event.Welcome welcome) {
        stage = Stage.LIVE;
        live = true;
        if (connectionAttempt != null) {
            connectionAttempt.markWelcomed();
        }
        retrying = true;
        seenWhileWaiting = false;
        helloFactory.handle(welcome);
        backoff.reset();
        listener.accept(new ConnectionEvent.Received(welcome));
        ping();
    }

    private void helloRefused(Event.Refused refused) {
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
            transmitNew(new Command.Ping());
        }
    }

    /// Ends a connection that is silent for too long. After sleep or on another network, also
    /// doubts the connection, or starts the next attempt at once.
    private void checkNetwork() {
        if (!networkChangeDetector.pollChange() || !retrying) {
            if (stage == Stage.LIVE && heartbeat.isSilent()) {
                fail(Texts.of("reach.silent"));
            }
            return;
        }
        switch (stage) {
            case CONNECTING, WAITING -> {
                drop();
                stage = Stage.WAITING;
                backoff.reset();
                attempt();
            }
            case LIVE -> {
                ConnectionAttempt current = connectionAttempt;
                long doubtedNanos = System.nanoTime();
                ping();
                loop.after(
                        DOUBT_MILLIS,
                        () -> {
                            if (current == connectionAttempt
                                    && !heartbeat.hasReceivedSince(doubtedNanos)) {
                                fail(Texts.of("reach.other_network"));
                            }
                        });
            }
            case ENDED -> {}
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

    private void attemptFailed(String reason) {
        if (retrying) {
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
        if (stage == Stage.ENDED) {
            return;
        }
        drop();
        stage = Stage.ENDED;
        listener.accept(last);
        loop.end();
        ended.complete(null);
    }

    /// Abandons the connection or attempt.
    private void drop() {
        live = false;
        heartbeat.clear();
        if (connectionAttempt != null) {
            connectionAttempt.abandon();
            connectionAttempt = null;
        }
    }
}
