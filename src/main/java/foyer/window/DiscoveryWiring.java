package foyer.window;

import foyer.client.NearbyModel;
import foyer.client.ServerStarter;
import foyer.connection.ServerAddress;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.Probe;
import foyer.discovery.ServerDiscovery;
import foyer.hosting.AdvertisedServer;
import foyer.language.Texts;
import foyer.settings.KnownServer;
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
final class DiscoveryWiring {
    private static final long LONG_SECONDS = 3;

    /// What is called at the start stays little, in a network where none of it is.
    private static final int MOST_KNOWN = 16;

    private static final int MOST_ADDRESSES = 3;

    private final NearbyModel model;
    private final Executor ui;
    private final RandomGenerator random;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerDiscovery discovery;

    DiscoveryWiring(NearbyModel.Way way, Executor ui, RandomGenerator random) {
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
    void start(String last, List<KnownServer> known, Executor background) {
        List<InetSocketAddress> remembered = remembered(last, known);
        model.begin(
                new NearbyModel.Looking() {
                    @Override
                    public void again() {
                        ServerDiscovery by = discovery;
                        if (by != null) {
                            by.lookAgain();
                        }
                    }

                    @Override
                    public void everywhere() {
                        ServerDiscovery by = discovery;
                        if (by != null) {
                            by.scan();
                        }
                    }
                });
        background.execute(
                () -> {
                    String device = AdvertisedServer.device();
                    var search =
                            new ServerDiscovery(
                                    DiscoveryScope.ofThisComputer(),
                                    device.isEmpty()
                                            ? Texts.of("address.another_computer")
                                            : device,
                                    remembered,
                                    Probe.plain(),
                                    System::nanoTime,
                                    random,
                                    snapshot -> ui.execute(() -> model.update(snapshot)));
                    discovery = search;
                    own.forEach(search::hide);
                    search.start();
                });
        CompletableFuture.delayedExecutor(LONG_SECONDS, TimeUnit.SECONDS, ui)
                .execute(model::searchTimedOut);
    }

    /// Keeps a server of this program out of the list. Any thread.
    ServerStarter.HostedServer conceal(ServerStarter.HostedServer hostedServer) {
        own.add(hostedServer.identity());
        ServerDiscovery by = discovery;
        if (by != null) {
            by.hide(hostedServer.identity());
        }
        return hostedServer;
    }

    void close() {
        ServerDiscovery by = discovery;
        if (by != null) {
            by.close();
        }
    }

    private static List<InetSocketAddress> remembered(String last, List<KnownServer> known) {
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
