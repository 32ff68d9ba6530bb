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

/// Tells whoever is near that a server is here: by mDNS, and by [DiscoveryMessage]s to all, again
/// and again and when asked. Hears from them whether they could reach it. Any thread may start and
/// close it; what it does is done on a thread of its own.
public final class Advertiser implements AutoCloseable {
    static final long AGAIN_MILLIS = 5_000;

    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_500;
    private static final String ALL = "all";

    private final DiscoveryLoop loop = new DiscoveryLoop("foyer-beacon");
    private final DiscoveryScope discoveryScope;
    private final Supplier<ServerAnnouncement> says;
    private final Consumer<ReachReport> reached;
    private final InstantSource clock;
    private final DatagramTransport datagramTransport;
    private final MdnsResponderGroup mdnsResponderGroup;
    private final KeyedRateLimiter<InetAddress> answers;
    private final KeyedRateLimiter<InetAddress> reports;
    private final KeyedRateLimiter<String> overall;
    private List<LocalInterface> places = List.of();
    private Set<InetAddress> own = Set.of();
    private @Nullable ServerAnnouncement said;

    /// @param says what to tell; asked on the beacon's thread once a second
    /// @param reached hears what others say of reaching the server, on the beacon's thread
    public Advertiser(
            DiscoveryScope discoveryScope,
            Supplier<ServerAnnouncement> says,
            Consumer<ReachReport> reached,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.discoveryScope = discoveryScope;
        this.says = says;
        this.reached = reached;
        this.clock = clock;
        this.datagramTransport =
                new DatagramTransport(loop, discoveryScope.port(), true, this::heard);
        this.mdnsResponderGroup =
                new MdnsResponderGroup(
                        "foyer-%08x".formatted(random.nextInt()),
                        mdnsResponder -> {
                            if (said != null) {
                                mdnsResponder.advertise(said);
                            }
                        });
        this.answers = new KeyedRateLimiter<>(8, 2, nanoTime);
        this.reports = new KeyedRateLimiter<>(3, 0.2, nanoTime);
        this.overall = new KeyedRateLimiter<>(100, 50, nanoTime);
    }

    public void start() {
        loop.every(AGAIN_MILLIS, this::tune);
        loop.every(LOOK_MILLIS, this::look);
        loop.every(AGAIN_MILLIS, this::shout);
        loop.start();
    }

    /// A network came, went or has another address: everybody there is told.
    private void tune() {
        List<LocalInterface> now = discoveryScope.places().get();
        if (now.equals(places)) {
            return;
        }
        places = now;
        own = new HashSet<>();
        now.forEach(place -> own.add(place.address()));
        datagramTransport.bindTo(now);
        look();
        if (discoveryScope.mdns()) {
            mdnsResponderGroup.bindTo(now);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::shout);
        }
    }

    private void look() {
        ServerAnnouncement now = says.get();
        if (now.equals(said)) {
            return;
        }
        said = now;
        shout();
        mdnsResponderGroup.each(mdnsResponder -> mdnsResponder.advertise(now));
    }

    private void shout() {
        if (said != null) {
            datagramTransport.broadcast(new DiscoveryMessage.Announce(said));
        }
    }

    private void heard(DiscoveryMessage discoveryMessage, InetSocketAddress from) {
        switch (discoveryMessage) {
            case DiscoveryMessage.Query _ -> {
                if (said != null
                        && answers.tryAcquire(from.getAddress())
                        && overall.tryAcquire(ALL)) {
                    datagramTransport.send(new DiscoveryMessage.Announce(said), from);
                }
            }
            case DiscoveryMessage.Report report -> heard(report, from.getAddress());
            case DiscoveryMessage.Announce _, DiscoveryMessage.Goodbye _ -> {}
        }
    }

    /// What comes from this computer itself says nothing of the way in.
    private void heard(DiscoveryMessage.Report report, InetAddress from) {
        boolean ofUs =
                said != null && report.id().equals(said.id()) && report.port() == said.port();
        if (ofUs && !own.contains(from) && reports.tryAcquire(from) && overall.tryAcquire(ALL)) {
            reached.accept(new ReachReport(report.device(), report.reached(), clock.millis()));
        }
    }

    /// Says that the server is gone. Waits up to some seconds, so never on the UI thread.
    @Override
    public void close() {
        var closed = new CompletableFuture<Void>();
        loop.execute(
                () -> {
                    if (said != null) {
                        datagramTransport.broadcast(new DiscoveryMessage.Goodbye(said.id()));
                        datagramTransport.broadcast(new DiscoveryMessage.Goodbye(said.id()));
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
