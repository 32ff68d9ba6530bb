package foyer.hosting;

import foyer.client.ClientModel;
import foyer.client.ClientServices;
import foyer.client.PeriodicTimer;
import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.clientstore.ClientStore;
import foyer.discovery.NearbyServer;
import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel.Status;
import foyer.model.LogRow;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.ServerCode;
import foyer.protocol.ServerOccupancy;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A client without a window that joins several real servers and can be restarted. A plain thread
/// replaces the UI thread. Closing it stops the servers.
final class MultiServerClient implements AutoCloseable {
    private final ExecutorService ui =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final List<RunningServer> servers = new ArrayList<>();
    private final Path folder;

    /// Servers that discovery finds.
    final List<NearbyServer> near = new ArrayList<>();

    /// The saved settings. A test may replace them by another user's.
    volatile Settings saved;

    ClientStore clientStore;
    ClientModel client;
    SessionList sessions;
    private PeriodicTimer timer;

    MultiServerClient(Settings settings, Path folder) {
        this.saved = settings;
        this.folder = folder;
        start();
    }

    /// Starts the client, again after [#quit].
    void start() {
        clientStore =
                new ClientStore(folder.resolve("memory.db"), InstantSource.system(), disk, ui);
        client =
                new ClientModel(
                        saved,
                        changed -> saved = changed,
                        (_, _) -> {
                            throw new IOException("not here");
                        },
                        code ->
                                near.stream()
                                        .filter(
                                                each ->
                                                        ServerCode.of(each.fingerprint())
                                                                .equals(code))
                                        .toList(),
                        new ClientServices(
                                clientStore,
                                ClientStores.files(folder),
                                ui,
                                background,
                                InstantSource.system(),
                                new SecureRandom()));
        sessions = client.sessions();
        timer = PeriodicTimer.start(ui, sessions::tick);
    }

    @Override
    public void close() {
        quit();
        servers.forEach(server -> server.stop("", 0));
        ui.shutdown();
        disk.shutdown();
        background.shutdown();
    }

    /// Ends the client.
    void quit() {
        run(timer::stop);
        on(client::leaveAll).orTimeout(10, TimeUnit.SECONDS).join();
        clientStore.close();
    }

    /// Ends the client and starts it again.
    void restart() {
        quit();
        start();
        run(() -> sessions.restore());
    }

    /// Starts a server, or restarts the one of this name.
    ///
    /// @param port port; 0 for any free one
    RunningServer serve(String name, int port) throws Exception {
        Path data = folder.resolve(name);
        ServerIdentity identity = ServerWiring.identity(data);
        RunningServer server =
                ServerWiring.serve(
                        new HubSettings(
                                name, Set.of(MemberKeys.id("Host")), List.of("Lobby"), List.of()),
                        new ServerSettings("127.0.0.1", port, true, ServerLimits.DEFAULT),
                        identity,
                        data,
                        null);
        servers.add(server);
        return server;
    }

    void stop(RunningServer server, String words, int backIn) {
        servers.remove(server);
        server.stop(words, backIn);
    }

    <T> T on(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, ui).orTimeout(20, TimeUnit.SECONDS).join();
    }

    void run(Runnable task) {
        CompletableFuture.runAsync(task, ui).orTimeout(20, TimeUnit.SECONDS).join();
    }

    void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!on(holds::getAsBoolean)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never: " + what);
            }
            Thread.onSpinWait();
        }
    }

    ServerSession go(RunningServer server) {
        int before = on(() -> sessions.all().size());
        run(() -> client.joinTyped("127.0.0.1:" + server.port()));
        until(
                "inside",
                () -> sessions.all().size() == before + 1 && isIn(sessions.all().getLast()));
        return on(() -> sessions.all().getLast());
    }

    static ChatModel chat(ServerSession session) {
        return session.chatProperty().get();
    }

    private static boolean isLive(ServerSession session) {
        return chat(session) != null
                && chat(session).connection().statusProperty().get() instanceof Status.Live;
    }

    static boolean isIn(ServerSession session) {
        return isLive(session)
                && chat(session).rooms().rooms().stream()
                        .anyMatch(room -> room.membershipProperty().get() == Membership.INSIDE);
    }

    static RoomModel lobby(ServerSession session) {
        return chat(session).rooms().rooms().getFirst();
    }

    static List<String> said(ServerSession session) {
        return lobby(session).log().rows().stream()
                .map(
                        row ->
                                row instanceof LogRow.Entry(var logEntry, _, _, _)
                                                && logEntry
                                                        instanceof foyer.protocol.LogEntry.Said said
                                        ? said.text()
                                        : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static NearbyServer sighting(RunningServer server) {
        return new NearbyServer(
                "key",
                server.fingerprint(),
                "name",
                "host",
                List.of(new InetSocketAddress("127.0.0.1", server.port())),
                new ServerOccupancy(1, 1, false),
                OptionalLong.empty(),
                NearbyServer.State.ANSWERS);
    }
}
