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

/// Finds servers near: by mDNS, by [DiscoveryMessage]s, at addresses remembered, and on request at
/// every address of the own networks. Calls each, to see whether it answers and how quickly, and
/// tells it so. Any thread may call it; what it does is done on a thread of its own.
public final class ServerDiscovery implements AutoCloseable {
    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long ASK_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final long TICK_MILLIS = 500;
    private static final long VOICE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final DiscoveryLoop loop = new DiscoveryLoop("foyer-nearby");
    private final DiscoveryScope discoveryScope;
    private final LongSupplier nanoTime;
    private final Consumer<DiscoverySnapshot> listener;
    private final List<InetSocketAddress> remembered = new ArrayList<>();
    private final Queue<InetSocketAddress> toCall = new ArrayDeque<>();
    private final String voice;
    private final DatagramTransport datagramTransport;
    private final MdnsResponderGroup mdnsResponderGroup;
    private final Sightings sightings;
    private final ServerProber prober;
    private final Map<String, String> labels = new HashMap<>();
    private List<LocalInterface> places = List.of();
    private Set<InetAddress> own = Set.of();
    private List<String> tunnels = List.of();
    private Firewall firewall = Firewall.NONE;
    private long ownVoiceAt;
    private long otherVoiceAt;
    private DiscoverySnapshot told = DiscoverySnapshot.NOTHING;

    /// @param device what this computer is called; told to the servers it finds
    /// @param remembered where servers were, to be asked at the start; may be unresolved
    /// @param listener hears what is around whenever that changes, on the thread of this
    public ServerDiscovery(
            DiscoveryScope discoveryScope,
            String device,
            List<InetSocketAddress> remembered,
            Probe probe,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<DiscoverySnapshot> listener) {
        this.discoveryScope = discoveryScope;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.voice = "%016x".formatted(random.nextLong());
        this.datagramTransport =
                new DatagramTransport(loop, discoveryScope.port(), false, this::heard);
        this.mdnsResponderGroup =
                new MdnsResponderGroup(
                        "foyer-%08x".formatted(random.nextInt()),
                        mdnsResponder -> mdnsResponder.browse(resultListener(), loop::execute));
        this.sightings = new Sightings(nanoTime);
        this.prober =
                new ServerProber(loop, probe, nanoTime, (call, took) -> called(call, took, device));
        this.ownVoiceAt = nanoTime.getAsLong() - VOICE_NANOS - 1;
        this.otherVoiceAt = ownVoiceAt;
        prober.resolve(remembered, this::remember);
    }

    public void start() {
        loop.every(LOOK_MILLIS, this::tune);
        loop.every(ASK_MILLIS, this::ask);
        loop.every(TICK_MILLIS, this::tick);
        loop.start();
    }

    /// Asks everybody again, at once.
    public void lookAgain() {
        loop.execute(
                () -> {
                    ask();
                    toCall.addAll(remembered);
                });
    }

    /// Tries every address of the own networks, at most the 254 beside each of ours.
    public void scan() {
        loop.execute(
                () ->
                        prober.scan(
                                discoveryScope.port(),
                                places,
                                at ->
                                        datagramTransport.send(
                                                new DiscoveryMessage.Query(voice), at)));
    }

    /// Never shows this server; it is this program's own.
    ///
    /// @param key see [ServerAnnouncement#key]
    public void hide(String key) {
        loop.execute(
                () -> {
                    sightings.hide(key);
                    publish();
                });
    }

    private void remember(InetSocketAddress at) {
        remembered.add(at);
        toCall.add(at);
        datagramTransport.send(
                new DiscoveryMessage.Query(voice),
                new InetSocketAddress(at.getAddress(), discoveryScope.port()));
    }

    private void tune() {
        tunnels = Findings.tunnelsOfThisComputer();
        firewall = Firewall.ofThisComputer(discoveryScope.port());
        List<LocalInterface> now = discoveryScope.places().get();
        if (now.equals(places)) {
            return;
        }
        places = now;
        own = new HashSet<>();
        now.forEach(place -> own.add(place.address()));
        datagramTransport.bindTo(now);
        if (discoveryScope.mdns()) {
            mdnsResponderGroup.bindTo(now);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::ask);
        }
        toCall.addAll(remembered);
    }

    private void ask() {
        var query = new DiscoveryMessage.Query(voice);
        datagramTransport.broadcast(query);
        for (InetSocketAddress at : remembered) {
            datagramTransport.send(
                    query, new InetSocketAddress(at.getAddress(), discoveryScope.port()));
        }
    }

    private void tick() {
        sightings.expireOld();
        prober.probeAll(sightings.pendingProbes());
        prober.probeRemembered(toCall);
        publish();
    }

    private void heard(DiscoveryMessage discoveryMessage, InetSocketAddress from) {
        long now = nanoTime.getAsLong();
        if (!own.contains(from.getAddress())) {
            otherVoiceAt = now;
        }
        switch (discoveryMessage) {
            case DiscoveryMessage.Query(String of) -> {
                if (of.equals(voice)) {
                    ownVoiceAt = now;
                }
            }
            case DiscoveryMessage.Announce(ServerAnnouncement of) ->
                    found(of, new InetSocketAddress(from.getAddress(), of.port()));
            case DiscoveryMessage.Goodbye(String id) -> {
                sightings.goodbye(id);
                publish();
            }
            case DiscoveryMessage.Report _ -> {}
        }
    }

    private void found(ServerAnnouncement of, InetSocketAddress at) {
        if (sightings.announced(of, at)) {
            prober.probe(new Sightings.Call(at, of, true));
            publish();
        }
    }

    private MdnsResponder.ResultListener resultListener() {
        return new MdnsResponder.ResultListener() {
            @Override
            public void found(String label, ServerAnnouncement what, InetSocketAddress at) {
                if (labels.size() < Sightings.SERVERS_MAX) {
                    labels.put(label, what.key());
                }
                ServerDiscovery.this.found(what, at);
            }

            @Override
            public void lost(String label) {
                String key = labels.remove(label);
                if (key != null) {
                    // its other networks, or it under another label, may go on
                    sightings.suspectGone(key);
                    prober.probeAll(sightings.pendingProbes());
                }
            }
        };
    }

    private void called(Sightings.Call call, OptionalLong took, String device) {
        ServerAnnouncement said = call.said();
        if (took.isEmpty()) {
            sightings.unanswered(call.at());
        } else if (said != null || isOfAnother(call.at().getAddress())) {
            sightings.answered(call.at(), took.getAsLong());
        }
        if (said != null) {
            datagramTransport.send(
                    new DiscoveryMessage.Report(said.id(), said.port(), took.isPresent(), device),
                    new InetSocketAddress(call.at().getAddress(), discoveryScope.port()));
        }
        publish();
    }

    private boolean isOfAnother(InetAddress computer) {
        return !own.contains(computer) && !computer.isLoopbackAddress();
    }

    private void publish() {
        long now = nanoTime.getAsLong();
        var snapshot =
                new DiscoverySnapshot(
                        sightings.list(),
                        new Findings(
                                places.stream()
                                        .map(place -> place.address().getHostAddress())
                                        .toList(),
                                tunnels,
                                now - ownVoiceAt < VOICE_NANOS,
                                now - otherVoiceAt < VOICE_NANOS,
                                firewall),
                        prober.remainingToScan());
        if (!snapshot.equals(told)) {
            told = snapshot;
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
