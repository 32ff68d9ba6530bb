package foyer.window;

import foyer.client.NearbyModel;
import foyer.client.ServerStarter;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.Probe;
import foyer.discovery.ServerDiscovery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Connects server discovery with the window. Does nothing until [#start]: a window that hosts on
/// the loopback address only does not search. UI thread, except [#hide].
final class DiscoveryWiring {
    private static final long SEARCH_TIMEOUT_SECONDS = 3;

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

    /// Starts the search. It probes only servers that announce themselves in this network, unless
    /// the user asks for more. Known servers are contacted by their sessions, encrypted, and not
    /// probed in whatever network the computer is. The servers learn no name of this computer.
    ///
    /// @param background runs what blocks
    void start(Executor background) {
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
                                    List.of(),
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
}
