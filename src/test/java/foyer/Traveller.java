package foyer;

import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.lan.Near;
import foyer.memory.Memory;
import foyer.protocol.ShortCode;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.settings.Settings;
import foyer.state.ChatModel;
import foyer.state.ConnectionModel.Status;
import foyer.state.Entrance;
import foyer.state.LogRow;
import foyer.state.RoomModel;
import foyer.state.Visit;
import foyer.state.Visits;
import foyer.testing.Keys;
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

/// One person who goes to real servers, several at a time, and comes back after a new start;
/// without a window: a thread of their own takes the UI thread's place. The servers end with them.
final class Traveller implements AutoCloseable {
    private final ExecutorService ui =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final List<RunningServer> servers = new ArrayList<>();
    private final Path folder;

    /// Whom they see near.
    final List<Near> near = new ArrayList<>();

    /// What they chose, as it is in the file; a test may put another person in.
    volatile Settings saved;

    Memory memory;
    Entrance entrance;
    Visits visits;

    Traveller(Settings settings, Path folder) {
        this.saved = settings;
        this.folder = folder;
        start();
    }

    /// Starts the program, again after [#quit].
    void start() {
        memory = new Memory(folder.resolve("memory.db"), InstantSource.system(), disk, ui);
        entrance =
                new Entrance(
                        saved,
                        changed -> saved = changed,
                        memory,
                        (_, _) -> {
                            throw new IOException("not here");
                        },
                        code ->
                                near.stream()
                                        .filter(each -> ShortCode.of(each.print()).equals(code))
                                        .toList(),
                        ui,
                        background,
                        InstantSource.system(),
                        new SecureRandom());
        visits = entrance.visits();
    }

    @Override
    public void close() {
        quit();
        servers.forEach(server -> server.stop("", 0));
        ui.shutdown();
        disk.shutdown();
        background.shutdown();
    }

    /// The program ends.
    void quit() {
        on(entrance::leaveAll).orTimeout(10, TimeUnit.SECONDS).join();
        memory.close();
    }

    /// The program ends, and is started again.
    void restart() {
        quit();
        start();
        run(() -> visits.goBack());
    }

    /// Starts a server, one that was there before with the same name.
    ///
    /// @param port where; 0 for any that is free
    RunningServer serve(String name, int port) throws Exception {
        Path data = folder.resolve(name);
        ServerIdentity identity = Wiring.identity(data);
        RunningServer server =
                Wiring.serve(
                        new HubSettings(name, Set.of(Keys.id("Host")), List.of("Lobby"), List.of()),
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

    Visit go(RunningServer server) {
        int before = on(() -> visits.all().size());
        run(() -> entrance.go("127.0.0.1:" + server.port()));
        until("inside", () -> visits.all().size() == before + 1 && isIn(visits.all().getLast()));
        return on(() -> visits.all().getLast());
    }

    static ChatModel chat(Visit visit) {
        return visit.chatProperty().get();
    }

    private static boolean isLive(Visit visit) {
        return chat(visit) != null
                && chat(visit).connection().statusProperty().get() instanceof Status.Live;
    }

    static boolean isIn(Visit visit) {
        return isLive(visit)
                && chat(visit).rooms().rooms().stream()
                        .anyMatch(
                                room -> room.presenceProperty().get() == RoomModel.Presence.INSIDE);
    }

    static RoomModel lobby(Visit visit) {
        return chat(visit).rooms().rooms().getFirst();
    }

    static List<String> said(Visit visit) {
        return lobby(visit).log().rows().stream()
                .map(
                        row ->
                                row instanceof LogRow.Entry(var logged, _, _)
                                                && logged instanceof foyer.protocol.Logged.Said said
                                        ? said.text()
                                        : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static Near sighting(RunningServer server) {
        return new Near(
                "key",
                server.print(),
                "name",
                "host",
                List.of(new InetSocketAddress("127.0.0.1", server.port())),
                1,
                false,
                OptionalLong.empty(),
                Near.State.ANSWERS);
    }
}
