package foyer.server;

import com.sun.management.UnixOperatingSystemMXBean;
import foyer.hub.HubLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings clients to the hub over WebSocket, and bears what hostile ones do. Started and stopped
/// once each, by any thread that may wait a few seconds, but never by one of the hub's or a
/// socket's.
public final class SocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final long SWEEP_MILLIS = 50;
    private static final long FAREWELL_MILLIS = 3_000;
    private static final int OTHER_FILES = 200;

    private final ServerSettings settings;
    private final HubGateway hubGateway;
    private final LongSupplier nanoTime;
    private final SocketLoop loop = new SocketLoop();
    private final ConnectionAcceptor acceptor;
    private final HostNames hostNames;
    private final SelfProbe selfProbe;
    private final ScheduledExecutorService sweep = timer("foyer-sweep");
    private final ScheduledExecutorService watchman = timer("foyer-watch");
    private @Nullable HandshakeServer handshakeServer;

    public SocketServer(ServerSettings settings, HubLoop hub, LongSupplier nanoTime) {
        this(settings, HubGateway.of(hub), nanoTime);
    }

    /// A server of the guest page and of those who come in by it. When it is stopped, its guests
    /// are dismissed; the hub goes on.
    public static SocketServer forGuests(
            ServerSettings settings, StaticPages pages, HubLoop hub, LongSupplier nanoTime) {
        return new SocketServer(settings, pages, HubGateway.ofGuests(hub), nanoTime);
    }

    SocketServer(ServerSettings settings, HubGateway hubGateway, LongSupplier nanoTime) {
        this(settings, null, hubGateway, nanoTime);
    }

    SocketServer(
            ServerSettings settings,
            @Nullable StaticPages pages,
            HubGateway hubGateway,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.hubGateway = hubGateway;
        this.nanoTime = nanoTime;
        this.hostNames = new HostNames(settings.names());
        ServerLimits limits = settings.limits();
        var context =
                new ServerContext(
                        hubGateway,
                        limits,
                        nanoTime,
                        loop,
                        new FrameEncoder(),
                        settings.encryption());
        var connectionLimiter = new ConnectionLimiter(mostOf(limits), limits.clients());
        PageResponder pageResponder =
                pages == null
                        ? null
                        : new PageResponder(pages, hostNames, settings.encryption() != null);
        this.acceptor =
                new ConnectionAcceptor(
                        context, new HandshakePolicy(hostNames, pageResponder), connectionLimiter);
        this.selfProbe = new SelfProbe(acceptor.ownPorts(), acceptor::acceptedCount);
    }

    /// Begins to listen.
    ///
    /// @return the port
    /// @throws PortInUseException if only one port would do and another program has it
    public synchronized int start() throws IOException, InterruptedException {
        ServerSocketChannel channel = PortBinder.of(settings);
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        hostNames.learn();
        loop.start();
        begin(channel);
        repeat(sweep, Duration.ofMillis(SWEEP_MILLIS), () -> acceptor.sweep(nanoTime.getAsLong()));
        repeat(watchman, settings.limits().liveness().watch(), () -> lookAfter(bound));
        LOG.info("listening at {}", bound);
        return bound.getPort();
    }

    /// How many connections there are, counting those that have not said anything yet.
    public int connections() {
        return acceptor.connections().size();
    }

    /// Says goodbye to everybody, sends what still waits, closes all sockets and ends all threads.
    ///
    /// @param text shown to the members
    /// @param retryAfter seconds after which the members' programs may come back, 0 for never
    public void stop(String text, int retryAfter) throws InterruptedException {
        watchman.shutdown();
        watchman.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        HandshakeServer last;
        synchronized (this) {
            last = handshakeServer;
            handshakeServer = null;
        }
        if (last != null) {
            closeDoor(last);
        }
        hubGateway.stop(text, retryAfter);
        if (last != null) {
            acceptor.connections().forEach(ClientConnection::closeForShutdown);
            awaitNoConnections();
            last.stop(1_000);
            loop.stop();
        }
        sweep.shutdown();
        sweep.awaitTermination(1, TimeUnit.SECONDS);
        LOG.info("stopped");
    }

    Set<Integer> ownPorts() {
        return acceptor.ownPorts();
    }

    /// What losing the listening socket would be, for tests.
    synchronized void deafen() {
        if (handshakeServer != null) {
            closeDoor(handshakeServer);
        }
    }

    private void begin(ServerSocketChannel channel) throws InterruptedException {
        HandshakeServer fresh = new HandshakeServer(channel, acceptor);
        fresh.startAndAwait();
        handshakeServer = fresh;
    }

    private void awaitNoConnections() throws InterruptedException {
        if (!areGoneWithin(FAREWELL_MILLIS)) {
            LOG.info("{} connections did not take their leave", connections());
            acceptor.connections().forEach(ClientConnection::abort);
            areGoneWithin(1_000);
        }
    }

    private boolean areGoneWithin(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!acceptor.connections().isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
        return acceptor.connections().isEmpty();
    }

    private void lookAfter(InetSocketAddress bound) {
        if (!selfProbe.isUnresponsive(bound.getAddress(), bound.getPort())) {
            return;
        }
        LOG.error("the server is deaf and listens anew");
        try {
            listenAnew(bound.getAddress(), bound.getPort());
        } catch (IOException e) {
            LOG.error("listening anew failed; it will be tried again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void listenAnew(InetAddress at, int port)
            throws IOException, InterruptedException {
        HandshakeServer deaf = handshakeServer;
        if (deaf == null) {
            return;
        }
        closeDoor(deaf);
        acceptor.connections().forEach(ClientConnection::abort);
        areGoneWithin(1_000);
        deaf.stop(1_000);
        begin(PortBinder.bind(at, port));
    }

    private static void closeDoor(HandshakeServer of) {
        try {
            of.stopAccepting();
        } catch (IOException e) {
            LOG.warn("the listening socket could not be closed", e);
        }
    }

    private static void repeat(ScheduledExecutorService timer, Duration every, Runnable task) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> {
                            try {
                                task.run();
                            } catch (Throwable e) {
                                LOG.error("a timer goes on after a fault", e);
                            }
                        },
                        every.toMillis(),
                        every.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /// How many connections there can be at once: the limit, or less where the system allows fewer
    /// open files.
    public static int mostOf(ServerLimits limits) {
        return Math.min(limits.clients().connections(), openFilesFor(maxOpenFiles()));
    }

    /// How many of the files that may be open are for connections.
    static int openFilesFor(long maxOpenFiles) {
        return (int)
                Math.min(Integer.MAX_VALUE, Math.max(maxOpenFiles - OTHER_FILES, maxOpenFiles / 4));
    }

    private static long maxOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
