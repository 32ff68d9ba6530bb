package foyer.lan;

import foyer.lan.Sightings.Call;
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
/// others say must not make this computer call anybody a hundred times. [LanLoop]'s thread.
final class Callers {
    static final int AT_ONCE = 8;

    /// Fewer for addresses where perhaps nobody is, so that they hold up nobody who is.
    static final int GUESSES_AT_ONCE = 4;

    static final int SCAN_AT_ONCE = 50;
    static final int SCAN_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final int CALL_MILLIS = 2_000;
    private static final int NETWORKS_MAX = 4;
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long URGENT_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long USUAL_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int KNOWN = 1_000;

    private final LanLoop loop;
    private final Knock knock;
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
    private int toScan;

    /// @param called hears what came of a call
    Callers(
            LanLoop loop,
            Knock knock,
            LongSupplier nanoTime,
            BiConsumer<Call, OptionalLong> called) {
        this.loop = loop;
        this.knock = knock;
        this.nanoTime = nanoTime;
        this.called = called;
    }

    /// Calls those whose time has come.
    void callAll(List<Call> calls) {
        calls.forEach(call -> call(call, AT_ONCE, call.urgent() ? URGENT_NANOS : USUAL_NANOS));
    }

    /// Calls now, unless it was just done.
    void call(Call call) {
        call(call, AT_ONCE, LEAST_NANOS);
    }

    /// Calls where a server was once, and takes those it called out of the queue.
    void guess(Queue<InetSocketAddress> places) {
        for (InetSocketAddress at = places.peek();
                at != null && call(new Call(at, null, true), GUESSES_AT_ONCE, LEAST_NANOS);
                at = places.peek()) {
            places.remove();
        }
    }

    /// @return whether it is called
    private boolean call(Call call, int atOnce, long notWithin) {
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
                            OptionalLong took = knock.at(call.at(), CALL_MILLIS);
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

    int toScan() {
        return toScan;
    }

    /// Tries all neighbours.
    ///
    /// @param ask asks one by a signal, too
    void scan(int port, List<Usable> places, Consumer<InetSocketAddress> ask) {
        List<InetSocketAddress> all = neighbours(port, places);
        if (toScan > 0 || all.isEmpty()) {
            return;
        }
        toScan = all.size();
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
        OptionalLong took = knock.at(at, SCAN_MILLIS);
        turns.release();
        loop.execute(
                () -> {
                    toScan--;
                    if (took.isPresent()) {
                        called.accept(new Call(at, null, false), took);
                    }
                });
    }

    static List<InetSocketAddress> neighbours(int port, List<Usable> places) {
        var all = new ArrayList<InetSocketAddress>();
        for (Usable place : places.stream().limit(NETWORKS_MAX).toList()) {
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
