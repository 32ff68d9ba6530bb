package foyer.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Finds servers on the LAN: by mDNS, by [DiscoveryMessage]s, at known addresses, and on request by
/// a scan. Probes each server, and reports the result to it. Thread-safe; works on a thread of its
/// own.
public final class ServerDiscovery implements AutoCloseable {
    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long QUERY_MILLIS = 10_000;
    private static final long REFRESH_MILLIS = 5_000;
    private static final long TICK_MILLIS = 500;
    private static final long HEARD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final DiscoveryLoop loop = new DiscoveryLoop("foyer-discovery");
    private final DiscoveryScope discoveryScope;
    private final LongSupplier nanoTime;
    private final Consumer<DiscoverySnapshot> listener;
    private final List<InetSocketAddress> knownAddresses = new ArrayList<>();
    private final Queue<InetSocketAddress> toProbe = new ArrayDeque<>();
    private final String queryToken;
    private final DatagramTransport datagramTransport;
    private final MdnsResponderGroup mdnsResponderGroup;
    private final Sightings sightings;
    private final ServerProber prober;
    private final Map<String, String> labels = new HashMap<>();
    private List<LocalInterface> interfaces = List.of();
    private Set<InetAddress> ownAddresses = Set.of();
    private List<String> tunnels = List.of();
    private Firewall firewall = Firewall.NONE;
    private long heardSelfNanos;
    private long heardOthersNanos;
    private DiscoverySnapshot published = DiscoverySnapshot.EMPTY;

    /// @param knownAddresses addresses of known servers; may be unresolved
    /// @param listener receives each changed snapshot, on the discovery's thread
    public ServerDiscovery(
            DiscoveryScope discoveryScope,
            List<InetSocketAddress> knownAddresses,
            Probe probe,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<DiscoverySnapshot> listener) {
        this.discoveryScope = discoveryScope;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.queryToken = "%016x".formatted(random.nextLong());
        this.datagramTransport =
                new DatagramTransport(loop, discoveryScope.port(), false, this::handle);
        this.mdnsResponderGroup =
                new MdnsResponderGroup(
                        "foyer-%08x".formatted(random.nextInt()),
                        responder -> responder.browse(resultListener(), loop::execute));
        this.sightings = new Sightings(nanoTime);
        this.prober = new ServerProber(loop, probe, nanoTime, this::probed);
        this.heardSelfNanos = nanoTime.getAsLong() - HEARD_NANOS - 1;
        this.heardOthersNanos = heardSelfNanos;
        prober.resolve(knownAddresses, this::addKnownAddress);
    }

    public void start() {
        loop.every(REFRESH_MILLIS, this::followInterfaces);
        loop.every(QUERY_MILLIS, this::query);
        loop.every(TICK_MILLIS, this::tick);
        loop.start();
    }

    /// Queries all servers now.
    public void refresh() {
        loop.execute(
                () -> {
                    query();
                    toProbe.addAll(knownAddresses);
                });
    }

    /// Probes every address of the local networks, at most 254 for each of our addresses.
    public void scan() {
        loop.execute(
                () ->
                        prober.scan(
                                discoveryScope.port(),
                                interfaces,
                                address ->
                                        datagramTransport.send(
                                                new DiscoveryMessage.Query(queryToken), address)));
    }

    /// Hides a server, because this program hosts it.
    ///
    /// @param key see [ServerAnnouncement#key]
    public void hide(String key) {
        loop.execute(
                () -> {
                    sightings.hide(key);
                    publish();
                });
    }

    private void addKnownAddress(InetSocketAddress address) {
        knownAddresses.add(address);
        toProbe.add(address);
        datagramTransport.send(
                new DiscoveryMessage.Query(queryToken), discoveryPort(address.getAddress()));
    }

    private InetSocketAddress discoveryPort(InetAddress computer) {
        return new InetSocketAddress(computer, discoveryScope.port());
    }

    private void followInterfaces() {
        tunnels = Findings.tunnelsOfThisComputer();
        firewall = Firewall.ofThisComputer(discoveryScope.port());
        List<LocalInterface> current = discoveryScope.interfaces().get();
        if (current.equals(interfaces)) {
            return;
        }
        interfaces = current;
        ownAddresses = new HashSet<>();
        current.forEach(each -> ownAddresses.add(each.address()));
        datagramTransport.bindTo(current);
        if (discoveryScope.mdns()) {
            mdnsResponderGroup.bindTo(current);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::query);
        }
        toProbe.addAll(knownAddresses);
    }

    private void query() {
        var query = new DiscoveryMessage.Query(queryToken);
        datagramTransport.broadcast(query);
        for (InetSocketAddress address : knownAddresses) {
            datagramTransport.send(query, discoveryPort(address.getAddress()));
        }
    }

    private void tick() {
        sightings.expireOld();
        prober.probeAll(sightings.targets());
        prober.probeKnown(toProbe);
        publish();
    }

    private void handle(DiscoveryMessage message, InetSocketAddress sender) {
        long now = nanoTime.getAsLong();
        if (!ownAddresses.contains(sender.getAddress())) {
            heardOthersNanos = now;
        }
        switch (message) {
            case DiscoveryMessage.Query(String token) -> {
                if (token.equals(queryToken)) {
                    heardSelfNanos = now;
                }
            }
            case DiscoveryMessage.Announce(ServerAnnouncement announcement) ->
                    announced(
                            announcement,
                            new InetSocketAddress(sender.getAddress(), announcement.port()),
                            true);
            case DiscoveryMessage.Goodbye(String id) -> {
                sightings.goodbye(id, sender.getAddress());
                publish();
            }
            case DiscoveryMessage.Report _ -> {}
        }
    }

    /// Ignores an address beyond a router, so that no announcement can make this computer call a
    /// third one elsewhere, and this computer's address unless it came from there.
    private void announced(
            ServerAnnouncement announcement, InetSocketAddress address, boolean confirmed) {
        boolean isElsewhere =
                interfaces.stream().noneMatch(each -> each.reaches(address.getAddress()))
                        && !knownAddresses.contains(address);
        if (isElsewhere || (!confirmed && ownAddresses.contains(address.getAddress()))) {
            return;
        }
        if (sightings.announced(announcement, address, confirmed)) {
            prober.probe(new Sightings.Target(address, announcement, true));
            publish();
        }
    }

    private MdnsResponder.ResultListener resultListener() {
        return new MdnsResponder.ResultListener() {
            @Override
            public void onFound(
                    String label, ServerAnnouncement announcement, InetSocketAddress address) {
                if (labels.size() < Sightings.MAX_SERVERS) {
                    labels.put(label, announcement.key());
                }
                announced(announcement, address, false);
            }

            @Override
            public void onLost(String label) {
                String key = labels.remove(label);
                if (key != null) {
                    // the server may still be there on other networks, or under another label
                    sightings.suspectGone(key);
                    prober.probeAll(sightings.targets());
                }
            }
        };
    }

    private void probed(Sightings.Target target, OptionalLong nanos) {
        InetSocketAddress address = target.address();
        ServerAnnouncement announcement = target.announcement();
        if (nanos.isEmpty()) {
            sightings.unanswered(address);
        } else if (announcement != null || isOtherComputer(address.getAddress())) {
            sightings.answered(address, nanos.getAsLong());
        }
        if (announcement != null) {
            datagramTransport.send(
                    new DiscoveryMessage.Report(
                            announcement.id(),
                            announcement.port(),
                            nanos.isPresent(),
                            ownAddressTowards(address.getAddress())),
                    discoveryPort(address.getAddress()));
        }
        publish();
    }

    /// What a report calls this computer. Not its name, which a server would collect that the user
    /// never joins; the receiver knows the address anyway.
    private String ownAddressTowards(InetAddress computer) {
        return interfaces.stream()
                .filter(each -> each.reaches(computer))
                .findFirst()
                .or(() -> interfaces.stream().findFirst())
                .map(each -> each.address().getHostAddress())
                .orElse("?");
    }

    private boolean isOtherComputer(InetAddress computer) {
        return !ownAddresses.contains(computer) && !computer.isLoopbackAddress();
    }

    private void publish() {
        long now = nanoTime.getAsLong();
        var snapshot =
                new DiscoverySnapshot(
                        sightings.list(),
                        new Findings(
                                interfaces.stream()
                                        .map(each -> each.address().getHostAddress())
                                        .toList(),
                                tunnels,
                                now - heardSelfNanos < HEARD_NANOS,
                                now - heardOthersNanos < HEARD_NANOS,
                                firewall),
                        prober.remainingToScan());
        if (!snapshot.equals(published)) {
            published = snapshot;
            listener.accept(snapshot);
        }
    }

    @Override
    public void close() {
        loop.execute(
                () -> {
                    datagramTransport.close();
                    var _ = mdnsResponderGroup.close();
                });
        loop.end();
    }
}
