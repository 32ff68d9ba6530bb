package foyer.discovery;

import foyer.discovery.Sightings.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Probes servers on threads of their own. Limits how many at once and how often each, so that
/// forged announcements cannot make this computer flood another. Thread of the [DiscoveryLoop].
final class ServerProber {
    static final int MAX_PARALLEL = 8;

    /// Fewer for addresses that may not answer, so that they do not delay those that do.
    static final int MAX_PARALLEL_KNOWN = 4;

    static final int MAX_PARALLEL_SCAN = 50;
    static final int SCAN_TIMEOUT_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ServerProber.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_SCANNED_NETWORKS = 4;
    private static final long MIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long URGENT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long REGULAR_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MAX_HISTORY = 1_000;

    private final DiscoveryLoop loop;
    private final Probe probe;
    private final LongSupplier nanoTime;
    private final BiConsumer<Target, OptionalLong> listener;
    private final Set<InetSocketAddress> running = new HashSet<>();
    private final Map<InetSocketAddress, Long> lastNanos =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Long> eldest) {
                    return size() > MAX_HISTORY;
                }
            };
    private int remainingToScan;

    /// @param listener receives the time to connect, empty if no server answered
    ServerProber(
            DiscoveryLoop loop,
            Probe probe,
            LongSupplier nanoTime,
            BiConsumer<Target, OptionalLong> listener) {
        this.loop = loop;
        this.probe = probe;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    /// Probes those that are due.
    void probeAll(List<Target> targets) {
        targets.forEach(
                target ->
                        probe(
                                target,
                                MAX_PARALLEL,
                                target.urgent() ? URGENT_INTERVAL_NANOS : REGULAR_INTERVAL_NANOS));
    }

    /// Probes now, except if it was done less than a second ago.
    void probe(Target target) {
        probe(target, MAX_PARALLEL, MIN_INTERVAL_NANOS);
    }

    /// Probes known addresses, and removes from the queue those it could start.
    void probeKnown(Queue<InetSocketAddress> addresses) {
        for (InetSocketAddress next = addresses.peek();
                next != null
                        && probe(
                                new Target(next, null, true),
                                MAX_PARALLEL_KNOWN,
                                MIN_INTERVAL_NANOS);
                next = addresses.peek()) {
            addresses.remove();
        }
    }

    /// @return true if the probe has started
    private boolean probe(Target target, int maxParallel, long intervalNanos) {
        long now = nanoTime.getAsLong();
        Long before = lastNanos.get(target.address());
        boolean early = before != null && now - before < intervalNanos;
        if (early || running.size() >= maxParallel || !running.add(target.address())) {
            return false;
        }
        lastNanos.put(target.address(), now);
        Thread.ofVirtual()
                .start(
                        () -> {
                            OptionalLong nanos = probe.probe(target.address(), TIMEOUT_MILLIS);
                            loop.execute(
                                    () -> {
                                        running.remove(target.address());
                                        listener.accept(target, nanos);
                                    });
                        });
        return true;
    }

    /// Resolves host names.
    void resolve(List<InetSocketAddress> hosts, Consumer<InetSocketAddress> resolved) {
        for (InetSocketAddress host : hosts) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    InetAddress ip = InetAddress.getByName(host.getHostString());
                                    loop.execute(
                                            () ->
                                                    resolved.accept(
                                                            new InetSocketAddress(
                                                                    ip, host.getPort())));
                                } catch (UnknownHostException e) {
                                    LOG.debug("a known host has no address", e);
                                }
                            });
        }
    }

    int remainingToScan() {
        return remainingToScan;
    }

    /// Probes all other addresses of the networks.
    ///
    /// @param query called with each address, to send it a query, too
    void scan(int port, List<LocalInterface> interfaces, Consumer<InetSocketAddress> query) {
        List<InetSocketAddress> all = neighbours(port, interfaces);
        if (remainingToScan > 0 || all.isEmpty()) {
            return;
        }
        remainingToScan = all.size();
        var permits = new Semaphore(MAX_PARALLEL_SCAN);
        Thread.ofVirtual()
                .start(
                        () -> {
                            for (InetSocketAddress address : all) {
                                permits.acquireUninterruptibly();
                                Thread.ofVirtual().start(() -> scan(address, query, permits));
                            }
                        });
    }

    private void scan(
            InetSocketAddress address, Consumer<InetSocketAddress> query, Semaphore permits) {
        loop.execute(() -> query.accept(address));
        OptionalLong nanos = probe.probe(address, SCAN_TIMEOUT_MILLIS);
        permits.release();
        loop.execute(
                () -> {
                    remainingToScan--;
                    if (nanos.isPresent()) {
                        listener.accept(new Target(address, null, false), nanos);
                    }
                });
    }

    static List<InetSocketAddress> neighbours(int port, List<LocalInterface> interfaces) {
        var all = new ArrayList<InetSocketAddress>();
        for (LocalInterface each : interfaces.stream().limit(MAX_SCANNED_NETWORKS).toList()) {
            byte[] bytes = each.address().getAddress();
            int self = bytes[3] & 0xff;
            for (int last = 1; last < 255; last++) {
                bytes[3] = (byte) last;
                try {
                    if (last != self) {
                        all.add(new InetSocketAddress(InetAddress.getByAddress(bytes), port));
                    }
                } catch (UnknownHostException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return all.stream().distinct().toList();
    }
}
