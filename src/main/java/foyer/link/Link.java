package foyer.link;

import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
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
/// ([#openAgain]); once it was live, a broken connection is tried again until somebody says
/// goodbye.
public final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
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

    private final Introduction introduction;
    private final Consumer<LinkEvent> listener;
    private final Backoff backoff;
    private final Surroundings surroundings;
    private final LinkLoop loop = new LinkLoop();
    private final AtomicLong ids = new AtomicLong();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);
    private Destination to;
    private Stage stage = Stage.WAITING;
    private @Nullable Attempt attempt;
    private boolean returning;
    private boolean seenWhileWaiting;
    private boolean leaving;
    private long helloId;
    private volatile boolean live;
    private volatile boolean secure;

    /// @param hello what to say to a server with this identity (see [LinkEvent.Reached])
    /// @param listener hears on the link's thread, in order
    public Link(
            Destination to,
            Function<String, Command.Hello> hello,
            Consumer<LinkEvent> listener,
            RandomGenerator random) {
        this(to, hello, listener, random, Surroundings.ofThisComputer());
    }

    Link(
            Destination to,
            Function<String, Command.Hello> hello,
            Consumer<LinkEvent> listener,
            RandomGenerator random,
            Surroundings surroundings) {
        this.surroundings = surroundings;
        this.to = to;
        this.introduction = new Introduction(hello);
        this.listener = listener;
        this.backoff = new Backoff(random);
    }

    /// Begins the first attempt.
    public void open() {
        loop.execute(this::attempt);
        loop.every(PING_MILLIS, this::ping);
        loop.every(LOOK_MILLIS, this::lookAround);
    }

    /// The same for a server this person was at before: if it is not there now, that is tried again
    /// and again, like a connection that broke.
    public void openAgain() {
        loop.execute(() -> returning = true);
        open();
    }

    /// The server was seen at these addresses. If there is no connection, that is tried at once.
    public void seenAt(List<ServerAddress> addresses) {
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
                                () -> end(new LinkEvent.Closed(Departure.LEFT, "")));
                    } else {
                        end(new LinkEvent.Closed(Departure.LEFT, ""));
                    }
                });
        return over;
    }

    private void attempt() {
        if (stage != Stage.WAITING) {
            return;
        }
        stage = Stage.TRYING;
        listener.accept(new LinkEvent.Connecting(to.address()));
        attempt = new Attempt(to, loop, this::greet, this::read, this::broken, this::stop);
        attempt.begin();
    }

    /// From the first time on, the server keeps its key.
    private void greet(Reached reached) {
        boolean known = reached.print().isEmpty() || !to.print().isEmpty();
        to = to.pinnedTo(reached.print());
        secure = reached.isSecure();
        listener.accept(
                new LinkEvent.Reached(
                        reached.at(), reached.identity(), reached.encryption(), secure));
        helloId = ids.incrementAndGet();
        transmit(helloId, introduction.to(reached, known));
    }

    private void stop(OtherKey other) {
        end(new LinkEvent.OtherKey(other.known(), other.seen()));
    }

    private void transmit(long id, Command command) {
        if (attempt != null) {
            if (command instanceof Command.Ping) {
                heartbeat.pinged(id);
            }
            attempt.send(Codec.encode(new Request(id, command)));
        }
    }

    private void read(String frame) {
        heartbeat.heard();
        Event event;
        try {
            event = Codec.decodeEvent(frame);
        } catch (Invalid e) {
            LOG.warn("an event of {} was passed over: {}", to.address(), e.words());
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
                introduction.heard(renamed);
                listener.accept(new LinkEvent.Heard(event));
            }
            default -> listener.accept(new LinkEvent.Heard(event));
        }
    }

    private void welcome(Event.Welcome welcome) {
        stage = Stage.LIVE;
        live = true;
        if (attempt != null) {
            attempt.welcome();
        }
        returning = true;
        seenWhileWaiting = false;
        introduction.letIn(welcome);
        backoff.reset();
        listener.accept(new LinkEvent.Heard(welcome));
        ping();
    }

    private void notLetIn(Event.Refused refused) {
        String words = Refusals.words(refused);
        if (refused.code() == Code.BUSY || refused.code() == Code.TOO_FAST) {
            fail(words);
        } else {
            end(new LinkEvent.Refused(refused.code(), words));
        }
    }

    private void goodbye(Event.Goodbye goodbye) {
        Integer retryAfter = goodbye.retryAfter();
        if (retryAfter == null) {
            end(new LinkEvent.Closed(goodbye.reason(), Refusals.goodbye(goodbye)));
        } else {
            lost(Refusals.goodbye(goodbye), retryAfter * 1000L + backoff.nextMillis());
        }
    }

    private void ping() {
        if (stage == Stage.LIVE) {
            transmit(ids.incrementAndGet(), new Command.Ping());
        }
    }

    /// After sleep, or on another network, a connection may be dead without knowing it, and a new
    /// one may succeed at once.
    private void lookAround() {
        if (!surroundings.changed() || !returning) {
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
                Attempt current = attempt;
                long doubted = System.nanoTime();
                ping();
                loop.after(
                        DOUBT_MILLIS,
                        () -> {
                            if (current == attempt && !heartbeat.heardSince(doubted)) {
                                fail(Texts.of("reach.other_network"));
                            }
                        });
            }
            case OVER -> {}
        }
    }

    private void measure(long id) {
        heartbeat.roundTrip(id).ifPresent(nanos -> listener.accept(new LinkEvent.Measured(nanos)));
    }

    private void fail(String words) {
        if (attempt != null) {
            attempt.fail(words);
        }
    }

    private void broken(String words) {
        if (returning) {
            lost(words, backoff.nextMillis());
        } else {
            end(new LinkEvent.Unreachable(words));
        }
    }

    private void lost(String words, long retryMillis) {
        if (leaving) {
            end(new LinkEvent.Closed(Departure.LEFT, ""));
            return;
        }
        drop();
        stage = Stage.WAITING;
        listener.accept(new LinkEvent.Lost(words, retryMillis));
        loop.after(retryMillis, this::attempt);
    }

    private void end(LinkEvent.End last) {
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
        if (attempt != null) {
            attempt.abandon();
            attempt = null;
        }
    }
}
