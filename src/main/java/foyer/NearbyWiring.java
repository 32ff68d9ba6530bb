package foyer;

import foyer.lan.Knock;
import foyer.lan.Nearby;
import foyer.lan.Network;
import foyer.language.Texts;
import foyer.link.ServerAddress;
import foyer.settings.KnownHost;
import foyer.state.Hosting;
import foyer.state.NearbyModel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins the search for rooms near with the window. A Foyer that keeps to its own computer does not
/// search. UI thread, but [#conceal].
final class NearbyWiring {
    private static final long LONG_SECONDS = 3;

    /// What is called at the start stays little, in a network where none of it is.
    private static final int MOST_KNOWN = 16;

    private static final int MOST_ADDRESSES = 3;

    private final NearbyModel model;
    private final Executor ui;
    private final RandomGenerator random;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Nearby nearby;

    NearbyWiring(NearbyModel.Way way, Executor ui, RandomGenerator random) {
        this.model = new NearbyModel(way);
        this.ui = ui;
        this.random = random;
    }

    NearbyModel model() {
        return model;
    }

    /// Begins to search.
    ///
    /// @param last where this person was last, as typed; may be empty
    /// @param known the servers they know, those they like best first
    /// @param background may wait
    void start(String last, List<KnownHost> known, Executor background) {
        List<InetSocketAddress> remembered = remembered(last, known);
        model.begin(
                new NearbyModel.Looking() {
                    @Override
                    public void again() {
                        Nearby by = nearby;
                        if (by != null) {
                            by.lookAgain();
                        }
                    }

                    @Override
                    public void everywhere() {
                        Nearby by = nearby;
                        if (by != null) {
                            by.scan();
                        }
                    }
                });
        background.execute(
                () -> {
                    String device = Advert.device();
                    var search =
                            new Nearby(
                                    Network.ofThisComputer(),
                                    device.isEmpty()
                                            ? Texts.of("address.another_computer")
                                            : device,
                                    remembered,
                                    Knock.plain(),
                                    System::nanoTime,
                                    random,
                                    around -> ui.execute(() -> model.heard(around)));
                    nearby = search;
                    own.forEach(search::hide);
                    search.start();
                });
        CompletableFuture.delayedExecutor(LONG_SECONDS, TimeUnit.SECONDS, ui)
                .execute(model::waitedLong);
    }

    /// Keeps a server of this program out of the list. Any thread.
    Hosting.Hosted conceal(Hosting.Hosted hosted) {
        own.add(hosted.identity());
        Nearby by = nearby;
        if (by != null) {
            by.hide(hosted.identity());
        }
        return hosted;
    }

    void close() {
        Nearby by = nearby;
        if (by != null) {
            by.close();
        }
    }

    private static List<InetSocketAddress> remembered(String last, List<KnownHost> known) {
        Stream<String> places =
                known.stream()
                        .limit(MOST_KNOWN)
                        .flatMap(host -> host.addresses().stream().limit(MOST_ADDRESSES));
        return Stream.concat(Stream.of(last), places)
                .flatMap(typed -> address(typed).stream())
                .distinct()
                .toList();
    }

    /// Nothing if it is a link, a code or nothing at all.
    private static Optional<InetSocketAddress> address(String typed) {
        try {
            ServerAddress at = ServerAddress.parse(typed);
            return Optional.of(InetSocketAddress.createUnresolved(at.host(), at.port()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
