package foyer.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Announces a server on the LAN: by mDNS, and by [DiscoveryMessage]s that it broadcasts regularly
/// and sends when queried. Receives reports of other computers on whether they reached the server.
/// Thread-safe; works on a thread of its own.
public final class Advertiser implements AutoCloseable {
    static final long ANNOUNCE_MILLIS = 5_000;

    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long REFRESH_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_500;
    private static final String OVERALL = "overall";

    private final DiscoveryLoop loop = new DiscoveryLoop("foyer-advertiser");
    private final DiscoveryScope discoveryScope;
    private final Supplier<ServerAnnouncement> source;
    private final Consumer<ReachReport> listener;
    private final InstantSource clock;
    private final DatagramTransport datagramTransport;
    private final MdnsResponderGroup mdnsResponderGroup;
    private final KeyedRateLimiter<InetAddress> answerLimiter;
    private final KeyedRateLimiter<InetAddress> reportLimiter;
    private final KeyedRateLimiter<String> overallLimiter;
    private List<LocalInterface> interfaces = List.of();
    private Set<InetAddress> ownAddresses = Set.of();
    private @Nullable ServerAnnouncement announcement;

    /// @param source makes the announcement; polled once a second on the advertiser's thread
    /// @param listener receives the reports, on the advertiser's thread
    public Advertiser(
            DiscoveryScope discoveryScope,
            Supplier<ServerAnnouncement> source,
            Consumer<ReachReport> listener,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.discoveryScope = discoveryScope;
        this.source = source;
        this.listener = listener;
        this.clock = clock;
        this.datagramTransport =
                new DatagramTransport(loop, discoveryScope.port(), true, this::handle);
        this.mdnsResponderGroup =
                new MdnsResponderGroup(
                        "foyer-%08x".formatted(random.nextInt()),
                        mdnsResponder -> {
                            if (announcement != null) {
                                mdnsResponder.advertise(announcement);
                            }
                        });
        this.answerLimiter = new KeyedRateLimiter<>(8, 2, nanoTime);
        this.reportLimiter = new KeyedRateLimiter<>(3, 0.2, nanoTime);
        this.overallLimiter = new KeyedRateLimiter<>(100, 50, nanoTime);
    }

    public void start() {
        loop.every(ANNOUNCE_MILLIS, this::followInterfaces);
        loop.every(REFRESH_MILLIS, this::refresh);
        loop.every(ANNOUNCE_MILLIS, this::broadcast);
        loop.start();
    }

    /// Announces the server on all networks after this computer has joined or left one.
    private void followInterfaces() {
        List<LocalInterface> current = discoveryScope.interfaces().get();
        if (current.equals(interfaces)) {
            return;
        }
        interfaces = current;
        ownAddresses = new HashSet<>();
        current.forEach(each -> ownAddresses.add(each.address()));
        datagramTransport.bindTo(current);
        refresh();
        if (discoveryScope.mdns()) {
            mdnsResponderGroup.bindTo(current);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::broadcast);
        }
    }

    private void refresh() {
        ServerAnnouncement current = source.get();
        if (current.equals(announcement)) {
            return;
        }
        announcement = current;
        broadcast();
        mdnsResponderGroup.each(mdnsResponder -> mdnsResponder.advertise(current));
    }

    private void broadcast() {
        if (announcement != null) {
            datagramTransport.broadcast(new DiscoveryMessage.Announce(announcement));
        }
    }

    private void handle(DiscoveryMessage discoveryMessage, InetSocketAddress sender) {
        switch (discoveryMessage) {
            case DiscoveryMessage.Query _ -> {
                if (announcement != null
                        && answerLimiter.tryAcquire(sender.getAddress())
                        && overallLimiter.tryAcquire(OVERALL)) {
                    datagramTransport.send(new DiscoveryMessage.Announce(announcement), sender);
                }
            }
            case DiscoveryMessage.Report report -> handle(report, sender.getAddress());
            case DiscoveryMessage.Announce _, DiscoveryMessage.Goodbye _ -> {}
        }
    }

    /// Ignores reports of this computer itself: they do not show that others reach the server.
    private void handle(DiscoveryMessage.Report report, InetAddress sender) {
        boolean isOurs =
                announcement != null
                        && report.id().equals(announcement.id())
                        && report.port() == announcement.port();
        if (isOurs
                && !ownAddresses.contains(sender)
                && reportLimiter.tryAcquire(sender)
                && overallLimiter.tryAcquire(OVERALL)) {
            listener.accept(
                    new ReachReport(sender.getHostAddress(), report.reached(), clock.millis()));
        }
    }

    /// Announces that the server is gone. Blocks for up to 2.5 seconds; not the UI thread.
    @Override
    public void close() {
        var closed = new CompletableFuture<Void>();
        loop.execute(
                () -> {
                    if (announcement != null) {
                        datagramTransport.broadcast(
                                new DiscoveryMessage.Goodbye(announcement.id()));
                        datagramTransport.broadcast(
                                new DiscoveryMessage.Goodbye(announcement.id()));
                    }
                    datagramTransport.close();
                    var _ =
                            mdnsResponderGroup
                                    .close()
                                    .whenComplete((_, _) -> closed.complete(null));
                });
        closed.completeOnTimeout(null, CLOSE_MILLIS, TimeUnit.MILLISECONDS).join();
        loop.end();
    }
}
