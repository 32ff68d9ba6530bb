package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.lan.Near;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.ShortCode;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.settings.KnownHost;
import foyer.settings.Settings;
import foyer.state.ChatModel;
import foyer.state.ConnectionModel.Status;
import foyer.state.Entrance;
import foyer.state.Invitation;
import foyer.state.LogRow;
import foyer.state.RoomModel;
import foyer.state.Visit;
import foyer.state.Visits;
import foyer.testing.Keys;
import foyer.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person at several real servers at a time, who goes and comes back.
class MovingAboutTest {
    private final ExecutorService ui =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final List<RunningServer> servers = new ArrayList<>();
    private final List<Near> near = new ArrayList<>();
    @TempDir private Path folder;
    private volatile Settings saved = new Settings("Cara", "c".repeat(26), "");
    private Memory memory;
    private Entrance entrance;
    private Visits visits;

    @BeforeEach
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

    @AfterEach
    void end() throws Exception {
        quit();
        servers.forEach(server -> server.stop("", 0));
        ui.shutdown();
        disk.shutdown();
        background.shutdown();
    }

    private void quit() throws Exception {
        on(entrance::leaveAll).get(10, TimeUnit.SECONDS);
        memory.close();
    }

    /// The program ends, and is started again.
    private void restart() throws Exception {
        quit();
        start();
        run(() -> visits.goBack());
    }

    private RunningServer serve(String name, int port) throws Exception {
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

    private void stop(RunningServer server, int backIn) {
        servers.remove(server);
        server.stop("", backIn);
    }

    private <T> T on(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, ui).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void run(Runnable task) {
        CompletableFuture.runAsync(task, ui).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!on(holds::getAsBoolean)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never: " + what);
            }
            Thread.onSpinWait();
        }
    }

    private Visit go(RunningServer server) {
        int before = on(() -> visits.all().size());
        run(() -> entrance.go("127.0.0.1:" + server.port()));
        until("inside", () -> visits.all().size() == before + 1 && isIn(visits.all().getLast()));
        return on(() -> visits.all().getLast());
    }

    private static ChatModel chat(Visit visit) {
        return visit.chatProperty().get();
    }

    private static boolean isLive(Visit visit) {
        return chat(visit) != null
                && chat(visit).connection().statusProperty().get() instanceof Status.Live;
    }

    private static boolean isIn(Visit visit) {
        return isLive(visit)
                && chat(visit).rooms().rooms().stream()
                        .anyMatch(
                                room -> room.presenceProperty().get() == RoomModel.Presence.INSIDE);
    }

    private static RoomModel lobby(Visit visit) {
        return chat(visit).rooms().rooms().getFirst();
    }

    private static List<String> said(Visit visit) {
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

    private Near sighting(RunningServer server) {
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

    @Test
    void somebodyIsAtTwoServersAtATimeAndLooksAtTheLast() throws Exception {
        RunningServer tea = serve("Tea", 0);
        RunningServer chess = serve("Chess", 0);
        Visit first = go(tea);
        Visit second = go(chess);
        assertEquals(
                List.of("Tea", "Chess"),
                on(() -> visits.all().stream().map(Visit::title).toList()));
        assertSame(second, on(() -> visits.shownProperty().get()));
        on(() -> chat(first).talking().say(lobby(first), "in the other one"));
        until("it is stored", () -> said(first).equals(List.of("in the other one")));
        run(() -> entrance.go("127.0.0.1:" + tea.port()));
        assertSame(first, on(() -> visits.shownProperty().get()), "one server is visited once");
        assertEquals(2, on(() -> visits.all().size()));
    }

    @Test
    void afterANewStartTheyAreBackEverywhereWithWhatWasSaidAndUnderTheirNameThere()
            throws Exception {
        RunningServer tea = serve("Tea", 0);
        RunningServer chess = serve("Chess", 0);
        Visit first = go(tea);
        go(chess);
        on(
                () -> {
                    chat(first).nameChange().proposedProperty().set("Cara of Tea");
                    chat(first).nameChange().submit();
                    return true;
                });
        on(() -> chat(first).talking().say(lobby(first), "hello"));
        until("it is stored", () -> said(first).equals(List.of("hello")));
        restart();
        until("both are there", () -> visits.all().stream().filter(v -> isIn(v)).count() == 2);
        Visit again =
                on(
                        () ->
                                visits.all().stream()
                                        .filter(v -> v.title().equals("Tea"))
                                        .findAny()
                                        .get());
        assertEquals(List.of("hello"), on(() -> said(again)));
        assertEquals("Cara of Tea", on(() -> chat(again).meProperty().get().name()));
    }

    @Test
    void aServerThatIsNotThereIsSeenAsItWasAndTriedUntilItIs() throws Exception {
        RunningServer tea = serve("Tea", 0);
        Visit first = go(tea);
        on(() -> chat(first).talking().say(lobby(first), "hello"));
        until("it is stored", () -> said(first).equals(List.of("hello")));
        quit();
        stop(tea, 0);
        start();
        run(() -> visits.goBack());
        Visit again = on(() -> visits.all().getFirst());
        until("what was said is seen", () -> chat(again) != null && said(again).contains("hello"));
        until(
                "it is said that it is not there",
                () -> chat(again).connection().statusProperty().get() instanceof Status.Lost);
        on(() -> chat(again).talking().say(lobby(again), "written meanwhile"));
        serve("Tea", tea.port());
        until("it is there", () -> said(again).equals(List.of("hello", "written meanwhile")));
    }

    @Test
    void aServerThatMovedIsFoundAgainByItsKeyWhenItIsSeenNear() throws Exception {
        RunningServer tea = serve("Tea", 0);
        Visit visit = go(tea);
        stop(tea, 1);
        until(
                "it is lost",
                () -> chat(visit).connection().statusProperty().get() instanceof Status.Lost);
        RunningServer moved = serve("Tea", 0);
        run(() -> visits.seen(List.of(sighting(moved))));
        until("they are back", () -> isIn(visit));
        assertEquals(
                "127.0.0.1:" + moved.port(),
                on(() -> chat(visit).connection().reachedAtProperty().get()));
    }

    @Test
    void aServerThatClosesWhileOneLooksElsewhereSaysSoWhenOneLooksThere() throws Exception {
        RunningServer tea = serve("Tea", 0);
        RunningServer chess = serve("Chess", 0);
        Visit first = go(tea);
        Visit second = go(chess);
        servers.remove(tea);
        tea.stop("Tea is over.", 0);
        until("its end is known", () -> first.endProperty().get() != null);
        assertSame(second, on(() -> visits.shownProperty().get()));
        run(() -> visits.show(first));
        assertNull(on(() -> visits.shownProperty().get()));
        assertEquals("Tea is over.", on(() -> entrance.problemProperty().get()));
        assertEquals(List.of(second), on(() -> List.copyOf(visits.all())));
    }

    @Test
    void whoLeavesAServerDoesNotGoBackThereByThemselvesButStillKnowsIt() throws Exception {
        Visit visit = go(serve("Tea", 0));
        run(() -> visits.leave(visit));
        restart();
        assertEquals(List.of(), on(() -> List.copyOf(visits.all())));
        KnownHost known = on(() -> entrance.profile().hosts().getFirst());
        assertEquals("Tea", known.name());
        run(() -> visits.open(known));
        until("they are there", () -> isIn(visits.all().getFirst()));
    }

    @Test
    void aServerThatIsForgottenIsNotKnownAndNothingOfItIsRemembered() throws Exception {
        RunningServer tea = serve("Tea", 0);
        Visit visit = go(tea);
        on(() -> chat(visit).talking().say(lobby(visit), "hello"));
        until("it is stored", () -> said(visit).equals(List.of("hello")));
        run(() -> visits.forget(entrance.profile().hosts().getFirst()));
        assertEquals(List.of(), on(() -> List.copyOf(entrance.profile().hosts())));
        until("that is written down", () -> saved.known(tea.print()) == null);
        assertEquals(List.of(), memory.recall(tea.print()).rooms());
    }

    private String linkOfTheHost(RunningServer server) {
        var address = new ServerAddress("127.0.0.1", server.port());
        try (var host = new Visitor("Host", Keys.of("Host"), address)) {
            host.untilIn("Lobby");
            host.with(chat -> chat.hostDesk().setPassword("open sesame"));
            host.until("it is locked", c -> c.invitation().mayGivePassProperty().get());
            host.with(
                    chat -> {
                        chat.invitation().give(Invitation.Pass.ONCE);
                        return true;
                    });
            host.until("there is a pass", c -> link(c).contains("&t="));
            return host.with(MovingAboutTest::link);
        }
    }

    private static String link(ChatModel chat) {
        return chat.invitation().linkProperty().get();
    }

    @Test
    void aLinkForOneLetsTheFirstInWithoutThePasswordAndAsksTheSecond() throws Exception {
        RunningServer tea = serve("Tea", 0);
        String link = linkOfTheHost(tea);
        run(() -> entrance.go(link));
        until("inside", () -> visits.all().size() == 1 && isIn(visits.all().getFirst()));
        quit();
        saved = new Settings("Dan", "d".repeat(26), "");
        start();
        run(() -> entrance.go(link));
        until("they are asked", () -> entrance.password().askedProperty().get() != null);
        assertTrue(on(() -> entrance.password().problemProperty().get()).contains("used already"));
        run(() -> entrance.give("open sesame"));
        until("inside, too", () -> visits.all().size() == 1 && isIn(visits.all().getFirst()));
    }

    @Test
    void aLinkThatIsClickedOnTheWayElsewhereLeadsThereAtOnce() throws Exception {
        RunningServer tea = serve("Tea", 0);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            run(() -> entrance.go("127.0.0.1:" + silent.getLocalPort()));
            run(
                    () ->
                            entrance.go(
                                    "foyer://127.0.0.1:%d/#fp=%s"
                                            .formatted(tea.port(), tea.print())));
            until("inside", () -> visits.all().size() == 1 && isIn(visits.all().getFirst()));
            assertNotNull(saved.known(tea.print()));
        }
    }

    @Test
    void favouritesAreOnTopOfTheLast() throws Exception {
        go(serve("Tea", 0));
        go(serve("Chess", 0));
        assertEquals(List.of("Chess", "Tea"), known());
        run(() -> entrance.profile().setFavourite(entrance.profile().hosts().getLast(), true));
        assertEquals(List.of("Tea", "Chess"), known());
        restart();
        assertEquals(List.of("Tea", "Chess"), known());
    }

    private List<String> known() {
        return on(() -> entrance.profile().hosts().stream().map(KnownHost::name).toList());
    }

    @Test
    void aCodeThatWasSaidAloudLeadsToTheOneNearAndIsRefusedInWordsOtherwise() throws Exception {
        RunningServer tea = serve("Tea", 0);
        String code = ShortCode.of(tea.print());
        String typed = code.toLowerCase().replace("-", " ");
        run(() -> entrance.go(typed));
        assertEquals(
                "Nobody near you has the code %s. Is the other computer on the same network?"
                        .formatted(code),
                on(() -> entrance.problemProperty().get()));
        near.add(sighting(tea));
        near.add(sighting(tea));
        run(() -> entrance.go(typed));
        assertTrue(
                on(() -> entrance.problemProperty().get()).startsWith("Several servers near you"));
        near.removeLast();
        run(() -> entrance.go(typed));
        until("they are there", () -> visits.all().size() == 1 && isIn(visits.all().getFirst()));
        assertNotNull(saved.known(tea.print()));
        assertEquals(
                List.of(new ServerAddress("127.0.0.1", tea.port()).toString()),
                saved.known(tea.print()).addresses());
    }
}
