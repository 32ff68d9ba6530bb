package foyer.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import foyer.app.LaunchOptions;
import foyer.client.ClientModel;
import foyer.client.ClientServices;
import foyer.client.ServerSession;
import foyer.clientstore.ClientStore;
import foyer.hosting.ServerWiring;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.testing.ConnectedClient;
import foyer.testing.UiStage;
import foyer.tray.FakeDesktop;
import foyer.ui.UiExecutor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tray entry of a real host, over a real session bus.
class TrayWiringTest {
    @TempDir private Path data;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> actions = new LinkedBlockingQueue<>();
    private FakeDesktop desktop;
    private ClientModel client;
    private TrayWiring tray;
    private UiStage ui;

    @BeforeEach
    void start() throws Exception {
        desktop = new FakeDesktop();
        ui = new UiStage(100, 100, Pane::new);
        var inbox = new UiExecutor();
        var launchOptions = new LaunchOptions(data, "127.0.0.1", "");
        client =
                new ClientModel(
                        new Settings("Ada", "a".repeat(26), ""),
                        _ -> {},
                        (name, id) -> ServerWiring.host(name, id, launchOptions, 0),
                        _ -> List.of(),
                        new ClientServices(
                                new ClientStore(null, InstantSource.system(), background, inbox),
                                ClientStores.noFiles(),
                                inbox,
                                background,
                                InstantSource.system(),
                                new SecureRandom()));
        ui.fx(
                () -> {
                    tray =
                            new TrayWiring(
                                    client,
                                    desktop.address,
                                    () -> actions.add("open"),
                                    () -> actions.add("quit"),
                                    inbox);
                    tray.start();
                });
    }

    @AfterEach
    void end() throws Exception {
        ui.fx(tray::close);
        ui.on(client::leaveAll).get(60, TimeUnit.SECONDS);
        background.shutdown();
        ui.close();
        desktop.close();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(60, TimeUnit.SECONDS);
        assertNotNull(next);
        return next;
    }

    /// Hosts until the tray entry appears. On an overloaded machine, the host's own connection can
    /// exceed the handshake timeout, which ends the attempt.
    private String host() throws InterruptedException {
        String item = null;
        for (int attempt = 0; item == null && attempt < 3; attempt++) {
            ui.fx(client::host);
            item = desktop.items.poll(20, TimeUnit.SECONDS);
        }
        assertNotNull(item, "hosting shows no tray entry");
        return item;
    }

    private void untilMenuIs(String item, List<String> lines) {
        var shown = new AtomicReference<>(List.<String>of());
        try {
            ui.until(
                    "the menu is " + lines,
                    () -> {
                        try {
                            shown.set(desktop.lines(item));
                            return shown.get().equals(lines);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
        } catch (AssertionError e) {
            throw new AssertionError("the menu is " + shown, e);
        }
    }

    @Test
    void entryIsShownWhileHosting() throws Exception {
        assertFalse(ui.on(() -> tray.shownProperty().get()));
        assertEquals(List.of(), List.copyOf(desktop.items));
        String item = host();
        untilMenuIs(
                item,
                List.of(
                        "[Open Foyer]",
                        "Hosting – no one else online",
                        "[Stop hosting]",
                        "[Quit Foyer]"));
        ServerSession hosted = ui.on(() -> client.sessions().all().getFirst());
        var address = ui.on(() -> hosted.chatProperty().get().connection().address());
        try (var bob = new ConnectedClient("Bob", address)) {
            bob.untilIn("Ada’s room");
            untilMenuIs(
                    item,
                    List.of(
                            "[Open Foyer]",
                            "Hosting – 1 other person online",
                            "[Stop hosting]",
                            "[Quit Foyer]"));
            desktop.choose(item, 1);
            assertEquals("open", next(actions));
            desktop.choose(item, 4);
            assertEquals("quit", next(actions));
            desktop.choose(item, 3);
            bob.untilClosed("Ada stopped hosting.");
            ui.until("the tray entry is gone", () -> !tray.shownProperty().get());
        }
    }

    @Test
    void lostTrayReopensTheWindow() throws Exception {
        ui.fx(
                () ->
                        client.profile()
                                .changePreferences(
                                        was -> was.withDesktop(desktop -> desktop.withTray(true))));
        String item = next(desktop.items);
        untilMenuIs(item, List.of("[Open Foyer]", "Not hosting", "[Quit Foyer]"));
        ui.until("the tray entry is shown", () -> tray.shownProperty().get());
        desktop.loseTray();
        assertEquals("open", next(actions));
        assertFalse(ui.on(() -> tray.shownProperty().get()));
    }
}
