package foyer.discovery;

import foyer.discovery.Sightings.Call;
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

/// Calls servers on threads of their own, few at once and none too often, whatever is heard: what
/// others say must not make this computer call anybody a hundred times. [DiscoveryLoop]'s thread.
final class ServerProber {
    static final int AT_ONCE = 8;

    /// Fewer for addresses where perhaps nobody is, so that they hold up nobody who is.
    static final int GUESSES_AT_ONCE = 4;

    static final int SCAN_AT_ONCE = 50;
    static final int SCAN_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ServerProber.class);
    private static final int CALL_MILLIS = 2_000;
    private static final int NETWORKS_MAX = 4;
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long URGENT_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long USUAL_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int KNOWN = 1_000;

    private final DiscoveryLoop loop;
    private final Probe probe;
    private final LongSupplier nanoTime;
    private final BiConsumer<Call, OptionalLong> called;
    private final Set<InetSocketAddress> calling = new HashSet<>();
    private final Map<InetSocketAddress, Long> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Long> eldest) {
                    return size() > KNOWN;
                }
            };
    private int remainingToScan;

    /// @param called hears what came of a call
    ServerProber(
            DiscoveryLoop loop,
            Probe probe,
            LongSupplier nanoTime,
            BiConsumer<Call, OptionalLong> called) {
        this.loop = loop;
        this.probe = probe;
        this.nanoTime = nanoTime;
        this.called = called;
    }

    /// Calls those whose time has come.
    void probeAll(List<Call> calls) {
        calls.forEach(call -> probe(call, AT_ONCE, call.urgent() ? URGENT_NANOS : USUAL_NANOS));
    }

    /// Calls now, unless it was just done.
    void probe(Call call) {
        probe(call, AT_ONCE, LEAST_NANOS);
    }

    /// Calls where a server was once, and takes those it called out of the queue.
    void probeRemembered(Queue<InetSocketAddress> places) {
        for (InetSocketAddress at = places.peek();
                at != null && probe(new Call(at, null, true), GUESSES_AT_ONCE, LEAST_NANOS);
                at = places.peek()) {
            places.remove();
        }
    }

    /// @return whether it is called
    private boolean probe(Call call, int atOnce, long notWithin) {
        long now = nanoTime.getAsLong();
        Long before = last.get(call.at());
        boolean early = before != null && now - before < notWithin;
        if (early || calling.size() >= atOnce || !calling.add(call.at())) {
            return false;
        }
        last.put(call.at(), now);
        Thread.ofVirtual()
                .start(
                        () -> {
                            OptionalLong took = probe.probe(call.at(), CALL_MILLIS);
                            loop.execute(
                                    () -> {
                                        calling.remove(call.at());
                                        called.accept(call, took);
                                    });
                        });
        return true;
    }

    /// Finds out where hosts are that are known by name.
    void resolve(List<InetSocketAddress> hosts, Consumer<InetSocketAddress> found) {
        for (InetSocketAddress host : hosts) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    InetAddress at = InetAddress.getByName(host.getHostString());
                                    loop.execute(
                                            () ->
                                                    found.accept(
                                                            new InetSocketAddress(
                                                                    at, host.getPort())));
                                } catch (UnknownHostException e) {
                                    LOG.debug("a remembered host has no address now", e);
                                }
                            });
        }
    }

    int remainingToScan() {
        return remainingToScan;
    }

    /// Tries all neighbours.
    ///
    /// @param ask asks one by a signal, too
    void scan(int port, List<LocalInterface> places, Consumer<InetSocketAddress> ask) {
        List<InetSocketAddress> all = neighbours(port, places);
        if (remainingToScan > 0 || all.isEmpty()) {
            return;
        }
        remainingToScan = all.size();
        var turns = new Semaphore(SCAN_AT_ONCE);
        Thread.ofVirtual()
                .start(
                        () -> {
                            for (InetSocketAddress at : all) {
                                turns.acquireUninterruptibly();
                                Thread.ofVirtual().start(() -> tryOut(at, ask, turns));
                            }
                        });
    }

    private void tryOut(InetSocketAddress at, Consumer<InetSocketAddress> ask, Semaphore turns) {
        loop.execute(() -> ask.accept(at));
        OptionalLong took = probe.probe(at, SCAN_MILLIS);
        turns.release();
        loop.execute(
                () -> {
                    remainingToScan--;
                    if (took.isPresent()) {
                        called.accept(new Call(at, null, false), took);
                    }
                });
    }

    static List<InetSocketAddress> neighbours(int port, List<LocalInterface> places) {
        var all = new ArrayList<InetSocketAddress>();
        for (LocalInterface place : places.stream().limit(NETWORKS_MAX).toList()) {
            byte[] bytes = place.address().getAddress();
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
