package foyer.window;

import foyer.app.AppFolders;
import foyer.app.LaunchOptions;
import foyer.client.ClientModel;
import foyer.client.Notifier;
import foyer.client.PeriodicTimer;
import foyer.client.ServerSession;
import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.hosting.AdvertisedServer;
import foyer.hosting.ServerWiring;
import foyer.settings.NameGenerator;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import foyer.settings.SettingsFile;
import foyer.ui.Animations;
import foyer.ui.MainWindow;
import foyer.ui.UiExecutor;
import foyer.ui.ViewLoader;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.notify.DesktopNotifier;
import foyer.ui.notify.Toast;
import foyer.ui.start.ChecklistController;
import foyer.ui.start.KeyMismatchController;
import foyer.ui.start.KnownServersController;
import foyer.ui.start.NearbyController;
import foyer.ui.start.ServerPasswordController;
import foyer.ui.start.StartController;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the objects of a window and joins them. UI thread.
public final class WindowWiring {
    private static final Logger LOG = LoggerFactory.getLogger(WindowWiring.class);

    private final SecureRandom random = new SecureRandom();
    private final UiExecutor inbox = new UiExecutor();
    // one after the other, so that what is saved last is what was chosen last
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foyer-background").daemon().factory());
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final ClientStore clientStore;
    private final LocalFiles files;
    private final Set<ServerSession> served = new HashSet<>();
    private final DiscoveryWiring nearby = new DiscoveryWiring(this::enter, inbox, random);
    private final Stage stage;
    private final ClientModel client;
    private final ShellWiring shells;
    private final TrayWiring tray;
    private final Runnable exit;
    private final LaunchOptions launchOptions;
    private volatile int port;
    private @Nullable MainWindow window;

    /// @param browse opens an address outside
    /// @param exit called when the window is closed and all goodbyes are said
    public WindowWiring(
            Stage stage, LaunchOptions launchOptions, Consumer<String> browse, Runnable exit) {
        this.clientStore =
                new ClientStore(
                        launchOptions.data().resolve("memory.db"),
                        clock,
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("foyer-memory").daemon().factory()),
                        inbox);
        this.files =
                new LocalFiles(
                        launchOptions.data().resolve("fetched"),
                        AppFolders.downloads(),
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("foyer-fetched").daemon().factory()),
                        inbox);
        this.stage = stage;
        this.launchOptions = launchOptions;
        var file = new SettingsFile(launchOptions.data(), random);
        String address = launchOptions.address();
        Settings settings = load(file);
        this.client =
                new ClientModel(
                        address.isEmpty() ? settings : settings.withAddress(address),
                        changed -> save(file, changed),
                        clientStore,
                        (name, id) ->
                                nearby.conceal(ServerWiring.host(name, id, launchOptions, port)),
                        nearby.model()::withCode,
                        inbox,
                        background,
                        clock,
                        random);
        this.shells = new ShellWiring(stage, client, browse, background, inbox, clock);
        client.sessions().all().subscribe(this::serveFiles);
        client.sessions().onForgotten(paths -> paths.forEach(files::deletePasted));
        this.tray =
                new TrayWiring(
                        client,
                        System.getenv("DBUS_SESSION_BUS_ADDRESS"),
                        () -> open(""),
                        this::quit,
                        inbox);
        this.exit =
                () -> {
                    tray.close();
                    nearby.close();
                    background.execute(
                            () -> {
                                clientStore.close();
                                exit.run();
                            });
                };
        client.profile().preferencesProperty().subscribe(this::follow);
    }

    /// Files go on their way at every server this person is at, looked at or not.
    private void serveFiles() {
        served.retainAll(client.sessions().all());
        for (ServerSession session : client.sessions().all()) {
            if (served.add(session)) {
                session.chatProperty()
                        .subscribe(
                                chat -> {
                                    if (chat != null) {
                                        chat.attachFiles(files);
                                    }
                                });
            }
        }
    }

    private void follow(Preferences now) {
        port = now.port();
        Animations.choose(now.motion());
        files.saveIn(now.downloads().isEmpty() ? AppFolders.downloads() : Path.of(now.downloads()));
    }

    /// Shows the window.
    public void show() {
        var toast = new Toast();
        DesktopNotifier system = DesktopNotifier.find();
        var notifier =
                new Notifier(
                        client.sessions(),
                        client.profile(),
                        clock,
                        WindowWiring::soon,
                        notice ->
                                background.execute(
                                        () -> {
                                            if (system == null || !system.show(notice)) {
                                                inbox.execute(() -> toast.show(notice));
                                            }
                                        }));
        MainWindow made =
                new MainWindow(
                        stage,
                        client,
                        inbox,
                        this::start,
                        shells::shell,
                        shells.startPanels(),
                        notifier,
                        toast,
                        tray.thereProperty(),
                        exit);
        made.show();
        window = made;
    }

    /// Asked for where the window may not be seen.
    private void quit() {
        if (window != null) {
            window.close();
        }
    }

    private Parent start() {
        return new ViewLoader(
                        Map.of(
                                StartController.class,
                                () ->
                                        new StartController(
                                                client,
                                                () -> NameGenerator.next(random),
                                                this::nearby,
                                                this::checklist),
                                KeyMismatchController.class,
                                () -> new KeyMismatchController(client),
                                KnownServersController.class,
                                () -> new KnownServersController(client, clock),
                                ServerPasswordController.class,
                                () -> new ServerPasswordController(client)))
                .load(StartController.class);
    }

    /// What comes within a second or two is told together.
    private static void soon(Runnable task) {
        var pause = new PauseTransition(Duration.seconds(1.5));
        pause.setOnFinished(_ -> task.run());
        pause.play();
    }

    /// Goes back to where this person was, and where the link leads that Foyer was started by, and
    /// begins to look for rooms near, if this Foyer may be seen from outside.
    public void startSessions() {
        // whoever writes the first emoji need not wait for it
        background.execute(EmojiTable::get);
        tray.follow();
        client.sessions().restore();
        PeriodicTimer.start(inbox, client.sessions()::tick);
        if (!launchOptions.address().isEmpty()) {
            client.joinTyped(launchOptions.address());
        }
        nearby.model()
                .servers()
                .subscribe(() -> client.sessions().addSeenAddresses(nearby.model().servers()));
        if (!AdvertisedServer.isOfThisComputerOnly(launchOptions.listen())) {
            nearby.start(client.addressProperty().get(), client.profile().hosts(), background);
        }
    }

    private void enter(List<ServerAddress> addresses, String fingerprint) {
        client.joinFound(new Destination(addresses, fingerprint));
    }

    private Parent nearby(Runnable nobody) {
        return view(NearbyController.class, () -> new NearbyController(nearby.model(), nobody));
    }

    private Parent checklist() {
        return view(ChecklistController.class, () -> new ChecklistController(nearby.model()));
    }

    /// Somebody started Foyer again, perhaps by a link. Any thread.
    ///
    /// @param address where to go; empty to stay
    public void open(String address) {
        inbox.execute(
                () -> {
                    stage.show();
                    stage.setIconified(false);
                    stage.toFront();
                    stage.requestFocus();
                    if (!address.isEmpty()) {
                        client.joinTyped(address);
                    }
                });
    }

    static Parent view(Class<?> controller, Supplier<?> maker) {
        return new ViewLoader(Map.of(controller, maker)).load(controller);
    }

    private static Settings load(SettingsFile file) {
        try {
            return file.load();
        } catch (IOException e) {
            LOG.error("the settings could not be read or kept; new ones serve until the end", e);
            return file.fresh();
        }
    }

    private static void save(SettingsFile file, Settings changed) {
        try {
            file.save(changed);
        } catch (IOException e) {
            LOG.error("the settings could not be saved", e);
        }
    }
}
