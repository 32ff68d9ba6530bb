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

/// Accepts WebSocket clients and connects them to the hub. Can be started and stopped once. Both
/// block for up to some seconds, so never call them on the hub's or a socket's thread.
public final class SocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final long SWEEP_MILLIS = 50;
    private static final long CLOSE_TIMEOUT_MILLIS = 3_000;
    private static final int RESERVED_FILES = 200;

    private final ServerSettings settings;
    private final HubGateway hubGateway;
    private final LongSupplier nanoTime;
    private final SocketLoop loop = new SocketLoop();
    private final ConnectionAcceptor acceptor;
    private final HostNames hostNames;
    private final SelfProbe selfProbe;
    private final ScheduledExecutorService sweepTimer = timer("foyer-sweep");
    private final ScheduledExecutorService probeTimer = timer("foyer-probe");
    private @Nullable HandshakeServer handshakeServer;

    public SocketServer(ServerSettings settings, HubLoop hub, LongSupplier nanoTime) {
        this(settings, HubGateway.of(hub), nanoTime);
    }

    /// A server for the guest page and its connections. Stopping it dismisses the guests only.
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
        var connectionLimiter = new ConnectionLimiter(maxConnections(limits), limits.clients());
        PageResponder pageResponder =
                pages == null
                        ? null
                        : new PageResponder(pages, hostNames, settings.encryption() != null);
        this.acceptor =
                new ConnectionAcceptor(
                        context,
                        new HandshakePolicy(hostNames, pageResponder),
                        connectionLimiter,
                        !settings.host().equals("0.0.0.0"));
        this.selfProbe = new SelfProbe(acceptor.ownPorts(), acceptor::acceptedCount);
    }

    /// Starts to listen.
    ///
    /// @return the port
    /// @throws PortInUseException if the settings require this port and another program uses it
    public synchronized int start() throws IOException, InterruptedException {
        ServerSocketChannel channel = PortBinder.open(settings);
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        hostNames.learnOwnName();
        loop.start();
        startAccepting(channel);
        repeat(
                sweepTimer,
                Duration.ofMillis(SWEEP_MILLIS),
                () -> acceptor.sweep(nanoTime.getAsLong()));
        repeat(probeTimer, settings.limits().liveness().watch(), () -> probe(bound));
        LOG.info("listening on {}", bound);
        return bound.getPort();
    }

    /// Number of open sockets, including those whose handshake is not done.
    public int connectionCount() {
        return acceptor.connections().size();
    }

    /// Stops the hub, sends all queued frames, closes all sockets and ends all threads.
    ///
    /// @param text reason shown to the members
    /// @param retryAfter seconds after which clients reconnect; 0 for never
    public void stop(String text, int retryAfter) throws InterruptedException {
        probeTimer.shutdown();
        probeTimer.awaitTermination(CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        HandshakeServer stopping;
        synchronized (this) {
            stopping = handshakeServer;
            handshakeServer = null;
        }
        if (stopping != null) {
            stopAccepting(stopping);
        }
        hubGateway.stop(text, retryAfter);
        if (stopping != null) {
            acceptor.connections().forEach(ClientConnection::closeForShutdown);
            awaitDisconnects();
            stopping.stop(1_000);
            loop.stop();
        }
        sweepTimer.shutdown();
        sweepTimer.awaitTermination(1, TimeUnit.SECONDS);
        LOG.info("stopped");
    }

    Set<Integer> ownPorts() {
        return acceptor.ownPorts();
    }

    /// Closes the listening socket as a fault would. For tests.
    synchronized void loseListeningSocket() {
        if (handshakeServer != null) {
            stopAccepting(handshakeServer);
        }
    }

    private void startAccepting(ServerSocketChannel channel) throws InterruptedException {
        HandshakeServer starting = new HandshakeServer(channel, acceptor);
        starting.startAndAwait();
        handshakeServer = starting;
    }

    private void awaitDisconnects() throws InterruptedException {
        if (!disconnectWithin(CLOSE_TIMEOUT_MILLIS)) {
            LOG.info("{} connections did not close in time", connectionCount());
            acceptor.connections().forEach(ClientConnection::abort);
            disconnectWithin(1_000);
        }
    }

    private boolean disconnectWithin(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!acceptor.connections().isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
        return acceptor.connections().isEmpty();
    }

    private void probe(InetSocketAddress bound) {
        if (!selfProbe.isUnresponsive(bound.getAddress(), bound.getPort())) {
            return;
        }
        LOG.error("the server accepts no connections and listens again");
        try {
            listenAgain(bound.getAddress(), bound.getPort());
        } catch (IOException e) {
            LOG.error("listening again failed; the next probe retries", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void listenAgain(InetAddress address, int port)
            throws IOException, InterruptedException {
        HandshakeServer unresponsive = handshakeServer;
        if (unresponsive == null) {
            return;
        }
        stopAccepting(unresponsive);
        acceptor.connections().forEach(ClientConnection::abort);
        disconnectWithin(1_000);
        unresponsive.stop(1_000);
        startAccepting(PortBinder.bind(address, port));
    }

    private static void stopAccepting(HandshakeServer server) {
        try {
            server.stopAccepting();
        } catch (IOException e) {
            LOG.warn("the listening socket could not be closed", e);
        }
    }

    private static void repeat(ScheduledExecutorService timer, Duration interval, Runnable task) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> {
                            try {
                                task.run();
                            } catch (Throwable e) {
                                LOG.error("a timer continues after a fault", e);
                            }
                        },
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /// The limit of simultaneous connections, reduced if the system allows fewer open files.
    public static int maxConnections(ServerLimits limits) {
        return Math.min(limits.clients().connections(), connectionFiles(maxOpenFiles()));
    }

    /// How many of the open files the system allows are used for connections.
    static int connectionFiles(long maxOpenFiles) {
        return (int)
                Math.min(
                        Integer.MAX_VALUE,
                        Math.max(maxOpenFiles - RESERVED_FILES, maxOpenFiles / 4));
    }

    private static long maxOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
