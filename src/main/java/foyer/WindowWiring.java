package foyer;

import foyer.link.Destination;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.settings.InventedName;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import foyer.settings.SettingsFile;
import foyer.state.Entrance;
import foyer.state.Notifying;
import foyer.state.Visit;
import foyer.transfer.FileDesk;
import foyer.ui.MainWindow;
import foyer.ui.Motion;
import foyer.ui.UiInbox;
import foyer.ui.Views;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.notify.NotifySend;
import foyer.ui.notify.Toast;
import foyer.ui.start.ChecklistController;
import foyer.ui.start.KnownController;
import foyer.ui.start.NearbyController;
import foyer.ui.start.OtherKeyController;
import foyer.ui.start.PasswordController;
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
    private final UiInbox inbox = new UiInbox();
    // one after the other, so that what is saved last is what was chosen last
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foyer-background").daemon().factory());
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Memory memory;
    private final FileDesk files;
    private final Set<Visit> served = new HashSet<>();
    private final NearbyWiring nearby = new NearbyWiring(this::enter, inbox, random);
    private final Stage stage;
    private final Entrance entrance;
    private final ShellWiring shells;
    private final TrayWiring tray;
    private final Runnable exit;
    private final Choices choices;
    private volatile int port;
    private @Nullable MainWindow window;

    /// @param browse opens an address outside
    /// @param exit called when the window is closed and all goodbyes are said
    public WindowWiring(Stage stage, Choices choices, Consumer<String> browse, Runnable exit) {
        this.memory =
                new Memory(
                        choices.data().resolve("memory.db"),
                        clock,
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("foyer-memory").daemon().factory()),
                        inbox);
        this.files =
                new FileDesk(
                        choices.data().resolve("fetched"),
                        Folders.downloads(),
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("foyer-fetched").daemon().factory()),
                        inbox);
        this.stage = stage;
        this.choices = choices;
        var file = new SettingsFile(choices.data(), random);
        String address = choices.address();
        Settings settings = load(file);
        this.entrance =
                new Entrance(
                        address.isEmpty() ? settings : settings.withAddress(address),
                        changed -> save(file, changed),
                        memory,
                        (name, id) -> nearby.conceal(Wiring.host(name, id, choices, port)),
                        nearby.model()::withCode,
                        inbox,
                        background,
                        clock,
                        random);
        this.shells = new ShellWiring(stage, entrance, browse, background, inbox, clock);
        entrance.visits().all().subscribe(this::serveFiles);
        entrance.visits().onForgotten(paths -> paths.forEach(files::drop));
        this.tray =
                new TrayWiring(
                        entrance,
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
                                memory.close();
                                exit.run();
                            });
                };
        entrance.profile().preferencesProperty().subscribe(this::follow);
    }

    /// Files go on their way at every server this person is at, looked at or not.
    private void serveFiles() {
        served.retainAll(entrance.visits().all());
        for (Visit visit : entrance.visits().all()) {
            if (served.add(visit)) {
                visit.chatProperty()
                        .subscribe(
                                chat -> {
                                    if (chat != null) {
                                        chat.serve(files);
                                    }
                                });
            }
        }
    }

    private void follow(Preferences now) {
        port = now.port();
        Motion.choose(now.motion());
        files.saveIn(now.downloads().isEmpty() ? Folders.downloads() : Path.of(now.downloads()));
    }

    /// Shows the window.
    public void show() {
        var toast = new Toast();
        NotifySend system = NotifySend.find();
        var notifying =
                new Notifying(
                        entrance.visits(),
                        entrance.profile(),
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
                        entrance,
                        inbox,
                        this::start,
                        shells::shell,
                        shells.sheets(),
                        notifying,
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
        return new Views(
                        Map.of(
                                StartController.class,
                                () ->
                                        new StartController(
                                                entrance,
                                                () -> InventedName.next(random),
                                                this::nearby,
                                                this::checklist),
                                OtherKeyController.class,
                                () -> new OtherKeyController(entrance),
                                KnownController.class,
                                () -> new KnownController(entrance, clock),
                                PasswordController.class,
                                () -> new PasswordController(entrance)))
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
    void search() {
        // whoever writes the first emoji need not wait for it
        background.execute(EmojiTable::get);
        tray.follow();
        entrance.visits().goBack();
        if (!choices.address().isEmpty()) {
            entrance.go(choices.address());
        }
        nearby.model().servers().subscribe(() -> entrance.visits().seen(nearby.model().servers()));
        if (!Advert.isOfThisComputerOnly(choices.listen())) {
            nearby.start(entrance.addressProperty().get(), entrance.profile().hosts(), background);
        }
    }

    private void enter(List<ServerAddress> addresses, String print) {
        entrance.go(new Destination(addresses, print));
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
    void open(String address) {
        inbox.execute(
                () -> {
                    stage.show();
                    stage.setIconified(false);
                    stage.toFront();
                    stage.requestFocus();
                    if (!address.isEmpty()) {
                        entrance.go(address);
                    }
                });
    }

    static Parent view(Class<?> controller, Supplier<?> maker) {
        return new Views(Map.of(controller, maker)).load(controller);
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
