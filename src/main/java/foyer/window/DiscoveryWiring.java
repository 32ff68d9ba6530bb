package foyer.window;

import foyer.client.NearbyModel;
import foyer.client.ServerStarter;
import foyer.connection.ServerAddress;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.Probe;
import foyer.discovery.ServerDiscovery;
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

/// Connects server discovery with the window. Does nothing until [#start]: a window that hosts on
/// the loopback address only does not search. UI thread, except [#hide].
final class DiscoveryWiring {
    private static final long SEARCH_TIMEOUT_SECONDS = 3;

    /// Limits the traffic at the start, in a network where none of the known servers is.
    private static final int MAX_KNOWN = 16;

    private static final int MAX_ADDRESSES = 3;

    private final NearbyModel model;
    private final Executor ui;
    private final RandomGenerator random;
    private final Set<String> ownIdentities = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerDiscovery discovery;

    DiscoveryWiring(NearbyModel.Way way, Executor ui, RandomGenerator random) {
        this.model = new NearbyModel(way);
        this.ui = ui;
        this.random = random;
    }

    NearbyModel model() {
        return model;
    }

    /// Starts the search.
    ///
    /// @param last the last server, as typed; may be empty
    /// @param known known servers, favourites first
    /// @param background runs what blocks
    void start(String last, List<KnownServer> known, Executor background) {
        List<InetSocketAddress> remembered = remembered(last, known);
        model.begin(
                new NearbyModel.Looking() {
                    @Override
                    public void again() {
                        ServerDiscovery current = discovery;
                        if (current != null) {
                            current.refresh();
                        }
                    }

                    @Override
                    public void everywhere() {
                        ServerDiscovery current = discovery;
                        if (current != null) {
                            current.scan();
                        }
                    }
                });
        background.execute(
                () -> {
                    var started =
                            new ServerDiscovery(
                                    DiscoveryScope.ofThisComputer(),
                                    remembered,
                                    Probe.webSocket(),
                                    System::nanoTime,
                                    random,
                                    snapshot -> ui.execute(() -> model.update(snapshot)));
                    discovery = started;
                    ownIdentities.forEach(started::hide);
                    started.start();
                });
        CompletableFuture.delayedExecutor(SEARCH_TIMEOUT_SECONDS, TimeUnit.SECONDS, ui)
                .execute(model::searchTimedOut);
    }

    /// Keeps a server of this program out of the list. Any thread.
    ///
    /// @return the same server
    ServerStarter.HostedServer hide(ServerStarter.HostedServer hostedServer) {
        ownIdentities.add(hostedServer.identity());
        ServerDiscovery current = discovery;
        if (current != null) {
            current.hide(hostedServer.identity());
        }
        return hostedServer;
    }

    void close() {
        ServerDiscovery current = discovery;
        if (current != null) {
            current.close();
        }
    }

    private static List<InetSocketAddress> remembered(String last, List<KnownServer> known) {
        Stream<String> addresses =
                known.stream()
                        .limit(MAX_KNOWN)
                        .flatMap(server -> server.addresses().stream().limit(MAX_ADDRESSES));
        return Stream.concat(Stream.of(last), addresses)
                .flatMap(typed -> address(typed).stream())
                .distinct()
                .toList();
    }

    /// Empty if the text is not an address: a link, a server code or nothing.
    private static Optional<InetSocketAddress> address(String typed) {
        try {
            ServerAddress address = ServerAddress.parse(typed);
            return Optional.of(InetSocketAddress.createUnresolved(address.host(), address.port()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
