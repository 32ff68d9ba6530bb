package foyer.lan;

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

/// Finds servers near: by mDNS, by [Signal]s, at addresses remembered, and on request at every
/// address of the own networks. Calls each, to see whether it answers and how quickly, and tells it
/// so. Any thread may call it; what it does is done on a thread of its own.
public final class Nearby implements AutoCloseable {
    private static final long[] BURST_MILLIS = {100, 500, 2_000};
    private static final long ASK_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final long TICK_MILLIS = 500;
    private static final long VOICE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final LanLoop loop = new LanLoop("foyer-nearby");
    private final Network network;
    private final LongSupplier nanoTime;
    private final Consumer<Around> listener;
    private final List<InetSocketAddress> remembered = new ArrayList<>();
    private final Queue<InetSocketAddress> toCall = new ArrayDeque<>();
    private final String voice;
    private final Radio radio;
    private final Responders responders;
    private final Sightings sightings;
    private final Callers callers;
    private final Map<String, String> labels = new HashMap<>();
    private List<Usable> places = List.of();
    private Set<InetAddress> own = Set.of();
    private List<String> tunnels = List.of();
    private Firewall firewall = Firewall.NONE;
    private long ownVoiceAt;
    private long otherVoiceAt;
    private Around told = Around.NOTHING;

    /// @param device what this computer is called; told to the servers it finds
    /// @param remembered where servers were, to be asked at the start; may be unresolved
    /// @param listener hears what is around whenever that changes, on the thread of this
    public Nearby(
            Network network,
            String device,
            List<InetSocketAddress> remembered,
            Knock knock,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<Around> listener) {
        this.network = network;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.voice = "%016x".formatted(random.nextLong());
        this.radio = new Radio(loop, network.port(), false, this::heard);
        this.responders =
                new Responders(
                        "foyer-%08x".formatted(random.nextInt()),
                        responder -> responder.browse(finder(), loop::execute));
        this.sightings = new Sightings(nanoTime);
        this.callers =
                new Callers(loop, knock, nanoTime, (call, took) -> called(call, took, device));
        this.ownVoiceAt = nanoTime.getAsLong() - VOICE_NANOS - 1;
        this.otherVoiceAt = ownVoiceAt;
        callers.resolve(remembered, this::remember);
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
                        callers.scan(
                                network.port(),
                                places,
                                at -> radio.tell(new Signal.Ask(voice), at)));
    }

    /// Never shows this server; it is this program's own.
    ///
    /// @param key see [Announcement#key]
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
        radio.tell(new Signal.Ask(voice), new InetSocketAddress(at.getAddress(), network.port()));
    }

    private void tune() {
        tunnels = Findings.tunnelsOfThisComputer();
        firewall = Firewall.ofThisComputer(network.port());
        List<Usable> now = network.places().get();
        if (now.equals(places)) {
            return;
        }
        places = now;
        own = new HashSet<>();
        now.forEach(place -> own.add(place.address()));
        radio.tune(now);
        if (network.mdns()) {
            responders.tune(now);
        }
        for (long millis : BURST_MILLIS) {
            loop.after(millis, this::ask);
        }
        toCall.addAll(remembered);
    }

    private void ask() {
        var ask = new Signal.Ask(voice);
        radio.shout(ask);
        for (InetSocketAddress at : remembered) {
            radio.tell(ask, new InetSocketAddress(at.getAddress(), network.port()));
        }
    }

    private void tick() {
        sightings.age();
        callers.callAll(sightings.calls());
        callers.guess(toCall);
        publish();
    }

    private void heard(Signal signal, InetSocketAddress from) {
        long now = nanoTime.getAsLong();
        if (!own.contains(from.getAddress())) {
            otherVoiceAt = now;
        }
        switch (signal) {
            case Signal.Ask(String of) -> {
                if (of.equals(voice)) {
                    ownVoiceAt = now;
                }
            }
            case Signal.Tell(Announcement of) ->
                    found(of, new InetSocketAddress(from.getAddress(), of.port()));
            case Signal.Bye(String id) -> {
                sightings.bye(id);
                publish();
            }
            case Signal.Report _ -> {}
        }
    }

    private void found(Announcement of, InetSocketAddress at) {
        if (sightings.told(of, at)) {
            callers.call(new Sightings.Call(at, of, true));
            publish();
        }
    }

    private Responder.Finder finder() {
        return new Responder.Finder() {
            @Override
            public void found(String label, Announcement what, InetSocketAddress at) {
                if (labels.size() < Sightings.SERVERS_MAX) {
                    labels.put(label, what.key());
                }
                Nearby.this.found(what, at);
            }

            @Override
            public void lost(String label) {
                String key = labels.remove(label);
                if (key != null) {
                    // its other networks, or it under another label, may go on
                    sightings.doubt(key);
                    callers.callAll(sightings.calls());
                }
            }
        };
    }

    private void called(Sightings.Call call, OptionalLong took, String device) {
        Announcement said = call.said();
        if (took.isEmpty()) {
            sightings.silent(call.at());
        } else if (said != null || isOfAnother(call.at().getAddress())) {
            sightings.answered(call.at(), took.getAsLong());
        }
        if (said != null) {
            radio.tell(
                    new Signal.Report(said.id(), said.port(), took.isPresent(), device),
                    new InetSocketAddress(call.at().getAddress(), network.port()));
        }
        publish();
    }

    private boolean isOfAnother(InetAddress computer) {
        return !own.contains(computer) && !computer.isLoopbackAddress();
    }

    private void publish() {
        long now = nanoTime.getAsLong();
        var around =
                new Around(
                        sightings.list(),
                        new Findings(
                                places.stream()
                                        .map(place -> place.address().getHostAddress())
                                        .toList(),
                                tunnels,
                                now - ownVoiceAt < VOICE_NANOS,
                                now - otherVoiceAt < VOICE_NANOS,
                                firewall),
                        callers.toScan());
        if (!around.equals(told)) {
            told = around;
            listener.accept(around);
        }
    }

    @Override
    public void close() {
        loop.execute(
                () -> {
                    radio.close();
                    var _ = responders.close();
                });
        loop.end();
    }
}
