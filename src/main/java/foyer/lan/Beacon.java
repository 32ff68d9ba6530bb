package foyer.lan;

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

/// Tells whoever is near that a server is here: by mDNS, and by [Signal]s to all, again and again
/// and when asked. Hears from them whether they could reach it. Any thread may start and close it;
/// what it does is done on a thread of its own.
public final class Beacon implements AutoCloseable {
    static final long AGAIN_MILLIS = 5_000;

    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_500;
    private static final String ALL = "all";

    private final LanLoop loop = new LanLoop("foyer-beacon");
    private final Network network;
    private final Supplier<Announcement> says;
    private final Consumer<Reach> reached;
    private final InstantSource clock;
    private final Radio radio;
    private final Responders responders;
    private final Throttle<InetAddress> answers;
    private final Throttle<InetAddress> reports;
    private final Throttle<String> overall;
    private List<Usable> places = List.of();
    private Set<InetAddress> own = Set.of();
    private @Nullable Announcement said;

    /// @param says what to tell; asked on the beacon's thread once a second
    /// @param reached hears what others say of reaching the server, on the beacon's thread
    public Beacon(
            Network network,
            Supplier<Announcement> says,
            Consumer<Reach> reached,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.network = network;
        this.says = says;
        this.reached = reached;
        this.clock = clock;
        this.radio = new Radio(loop, network.port(), true, this::heard);
        this.responders =
                new Responders(
                        "foyer-%08x".formatted(random.nextInt()),
                        responder -> {
                            if (said != null) {
                                responder.advertise(said);
                            }
                        });
        this.answers = new Throttle<>(8, 2, nanoTime);
        this.reports = new Throttle<>(3, 0.2, nanoTime);
        this.overall = new Throttle<>(100, 50, nanoTime);
    }

    public void start() {
        loop.every(AGAIN_MILLIS, this::tune);
        loop.every(LOOK_MILLIS, this::look);
        loop.every(AGAIN_MILLIS, this::shout);
        loop.start();
    }

    /// A network came, went or has another address: everybody there is told.
    private void tune() {
        List<Usable> now = network.places().get();
        if (now.equals(places)) {
            return;
        }
        places = now;
        own = new HashSet<>();
        now.forEach(place -> own.add(place.address()));
        radio.tune(now);
        look();
        if (network.mdns()) {
            responders.tune(now);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::shout);
        }
    }

    private void look() {
        Announcement now = says.get();
        if (now.equals(said)) {
            return;
        }
        said = now;
        shout();
        responders.each(responder -> responder.advertise(now));
    }

    private void shout() {
        if (said != null) {
            radio.shout(new Signal.Tell(said));
        }
    }

    private void heard(Signal signal, InetSocketAddress from) {
        switch (signal) {
            case Signal.Ask _ -> {
                if (said != null && answers.allows(from.getAddress()) && overall.allows(ALL)) {
                    radio.tell(new Signal.Tell(said), from);
                }
            }
            case Signal.Report report -> heard(report, from.getAddress());
            case Signal.Tell _, Signal.Bye _ -> {}
        }
    }

    /// What comes from this computer itself says nothing of the way in.
    private void heard(Signal.Report report, InetAddress from) {
        boolean ofUs =
                said != null && report.id().equals(said.id()) && report.port() == said.port();
        if (ofUs && !own.contains(from) && reports.allows(from) && overall.allows(ALL)) {
            reached.accept(new Reach(report.device(), report.reached(), clock.millis()));
        }
    }

    /// Says that the server is gone. Waits up to some seconds, so never on the UI thread.
    @Override
    public void close() {
        var closed = new CompletableFuture<Void>();
        loop.execute(
                () -> {
                    if (said != null) {
                        radio.shout(new Signal.Bye(said.id()));
                        radio.shout(new Signal.Bye(said.id()));
                    }
                    radio.close();
                    var _ = responders.close().whenComplete((_, _) -> closed.complete(null));
                });
        closed.completeOnTimeout(null, CLOSE_MILLIS, TimeUnit.MILLISECONDS).join();
        loop.end();
    }
}
