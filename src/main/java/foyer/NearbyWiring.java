package foyer;

import foyer.lan.Knock;
import foyer.lan.Nearby;
import foyer.lan.Network;
import foyer.link.ServerAddress;
import foyer.state.Hosting;
import foyer.state.NearbyModel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the search for rooms near with the window. A Foyer that keeps to its own computer does not
/// search. UI thread, but [#conceal].
final class NearbyWiring {
    private static final Logger LOG = LoggerFactory.getLogger(NearbyWiring.class);
    private static final long LONG_SECONDS = 3;

    private final NearbyModel model;
    private final Executor ui;
    private final RandomGenerator random;
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
    /// @param background may wait
    void start(String last, Executor background) {
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
                                    device.isEmpty() ? "another computer" : device,
                                    remembered(last),
                                    Knock.plain(),
                                    System::nanoTime,
                                    random,
                                    around -> ui.execute(() -> model.heard(around)));
                    nearby = search;
                    search.start();
                });
        CompletableFuture.delayedExecutor(LONG_SECONDS, TimeUnit.SECONDS, ui)
                .execute(model::waitedLong);
    }

    /// Keeps a server of this program out of the list. Any thread.
    Hosting.Hosted conceal(Hosting.Hosted hosted) {
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

    private static List<InetSocketAddress> remembered(String typed) {
        try {
            ServerAddress at = ServerAddress.parse(typed);
            return List.of(InetSocketAddress.createUnresolved(at.host(), at.port()));
        } catch (IllegalArgumentException e) {
            LOG.debug("no address is remembered");
            return List.of();
        }
    }
}
