package foyer.window;

import foyer.app.AppFolders;
import foyer.app.LaunchOptions;
import foyer.client.ClientModel;
import foyer.client.ClientServices;
import foyer.client.Notifier;
import foyer.client.PeriodicTimer;
import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.hosting.AdvertisedServer;
import foyer.hosting.ServerWiring;
import foyer.language.Texts;
import foyer.settings.NameGenerator;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import foyer.settings.SettingsFile;
import foyer.ui.Animations;
import foyer.ui.Confirmation;
import foyer.ui.MainViews;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Composition root of the window: creates its objects and connects them. UI thread.
public final class WindowWiring {
    private static final Logger LOG = LoggerFactory.getLogger(WindowWiring.class);

    private final SecureRandom random = new SecureRandom();
    private final UiExecutor inbox = new UiExecutor();
    // a single thread, so that settings are saved in the order of the changes
    private final ExecutorService background = singleThread("foyer-background");
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final ClientStore clientStore;
    private final LocalFiles files;
    private final DiscoveryWiring discovery = new DiscoveryWiring(this::join, inbox, random);
    private final Stage stage;
    private final ClientModel client;
    private final ShellWiring shells;
    private final TrayWiring tray;
    private final MainWindow window;
    private final LaunchOptions launchOptions;
    private volatile int port;

    /// @param browse opens a web address in the browser
    /// @param exit called after the window is closed and all servers have been left
    public WindowWiring(
            Stage stage, LaunchOptions launchOptions, Consumer<String> browse, Runnable exit) {
        this.stage = stage;
        this.launchOptions = launchOptions;
        this.clientStore =
                new ClientStore(
                        launchOptions.data().resolve("memory.db"),
                        clock,
                        singleThread("foyer-memory"),
                        inbox);
        this.files =
                new LocalFiles(
                        launchOptions.data().resolve("fetched"),
                        AppFolders.downloads(),
                        singleThread("foyer-fetched"),
                        inbox);
        this.client = client(new SettingsFile(launchOptions.data(), random));
        this.shells = new ShellWiring(stage, client, browse, background, inbox, clock);
        this.tray =
                new TrayWiring(
                        client,
                        System.getenv("DBUS_SESSION_BUS_ADDRESS"),
                        () -> open(""),
                        this::close,
                        inbox);
        this.window = window(() -> shutDown(exit));
        client.profile().preferencesProperty().subscribe(this::apply);
    }

    private static ExecutorService singleThread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    private ClientModel client(SettingsFile file) {
        String address = launchOptions.address();
        Settings settings = load(file);
        return new ClientModel(
                address.isEmpty() ? settings : settings.withAddress(address),
                changed -> save(file, changed),
                (name, id) -> discovery.hide(ServerWiring.host(name, id, launchOptions, port)),
                discovery.model()::withCode,
                new ClientServices(clientStore, files, inbox, background, clock, random));
    }

    private MainWindow window(Runnable exit) {
        var toast = new Toast();
        DesktopNotifier desktopNotifier = DesktopNotifier.find();
        var notifier =
                new Notifier(
                        client.sessions(),
                        client.profile(),
                        clock,
                        WindowWiring::afterPause,
                        notice ->
                                background.execute(
                                        () -> {
                                            if (desktopNotifier == null
                                                    || !desktopNotifier.show(notice)) {
                                                inbox.execute(() -> toast.show(notice));
                                            }
                                        }));
        return new MainWindow(
                stage,
                client,
                inbox,
                new MainViews(this::start, shells::shell, shells.startPanels(), toast),
                notifier,
                tray.shownProperty(),
                exit);
    }

    private void shutDown(Runnable exit) {
        tray.close();
        discovery.close();
        background.execute(
                () -> {
                    clientStore.close();
                    exit.run();
                });
    }

    private void apply(Preferences preferences) {
        port = preferences.hosting().port();
        Animations.choose(preferences.display().motion());
        files.setDownloads(
                preferences.desktop().downloads().isEmpty()
                        ? AppFolders.downloads()
                        : Path.of(preferences.desktop().downloads()));
    }

    /// Shows the window.
    public void show() {
        window.show();
    }

    /// Closes the window as its close button does, also when only the tray entry is visible.
    private void close() {
        window.close();
    }

    private Parent start() {
        return new ViewLoader(
                        Map.of(
                                StartController.class,
                                () ->
                                        new StartController(
                                                client,
                                                () -> NameGenerator.next(random),
                                                () -> ServerWiring.hasHosted(launchOptions),
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

    /// The pause lets the notifier combine messages that arrive together.
    private static void afterPause(Runnable task) {
        var pause = new PauseTransition(Duration.seconds(1.5));
        pause.setOnFinished(_ -> task.run());
        pause.play();
    }

    /// Rejoins the last servers, joins the server of the launch options, and starts discovery
    /// unless the window hosts on the loopback address only.
    public void startSessions() {
        // loads the table before the first emoji is typed
        background.execute(EmojiTable::get);
        tray.start();
        client.sessions().restore();
        PeriodicTimer.start(inbox, client.sessions()::tick);
        if (!launchOptions.address().isEmpty()) {
            joinOpened(launchOptions.address());
        }
        discovery
                .model()
                .servers()
                .subscribe(() -> client.sessions().addSeenAddresses(discovery.model().servers()));
        if (!AdvertisedServer.isLoopback(launchOptions.listen())) {
            discovery.start(background);
        }
    }

    private void join(List<ServerAddress> addresses, String fingerprint) {
        client.joinFound(new Destination(addresses, fingerprint));
    }

    private Parent nearby(Runnable onNothingFound) {
        return view(
                NearbyController.class,
                () -> new NearbyController(discovery.model(), onNothingFound));
    }

    private Parent checklist() {
        return view(ChecklistController.class, () -> new ChecklistController(discovery.model()));
    }

    /// Brings the window to the front, after another start of Foyer or a click in the tray. Any
    /// thread.
    ///
    /// @param address server to join; empty to stay
    public void open(String address) {
        inbox.execute(
                () -> {
                    stage.show();
                    stage.setIconified(false);
                    stage.toFront();
                    stage.requestFocus();
                    if (!address.isEmpty()) {
                        joinOpened(address);
                    }
                });
    }

    /// Asks before it connects by an invite link that another program has opened.
    private void joinOpened(String opened) {
        String server = ClientModel.serverToConfirm(opened);
        if (server == null) {
            client.joinTyped(opened);
            return;
        }
        inbox.execute(
                () -> {
                    if (Confirmation.ask(
                            stage,
                            Texts.of("link.join.title", server),
                            Texts.of("link.join.words"),
                            Texts.of("link.join"),
                            Texts.of("words.stay"))) {
                        client.joinTyped(opened);
                    }
                });
    }

    static Parent view(Class<?> controller, Supplier<?> factory) {
        return new ViewLoader(Map.of(controller, factory)).load(controller);
    }

    private static Settings load(SettingsFile file) {
        try {
            return file.load();
        } catch (IOException e) {
            LOG.error(
                    "the settings could not be read or saved; using defaults until the program"
                            + " ends",
                    e);
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
