package foyer;

import foyer.link.Destination;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.settings.InventedName;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import foyer.settings.SettingsFile;
import foyer.state.ChatModel;
import foyer.state.Entrance;
import foyer.state.Goals;
import foyer.state.Notifying;
import foyer.state.SlashCommand;
import foyer.state.Visit;
import foyer.state.WholeLog;
import foyer.transfer.FileDesk;
import foyer.ui.Farewell;
import foyer.ui.MainWindow;
import foyer.ui.UiInbox;
import foyer.ui.Views;
import foyer.ui.connection.ConnectionController;
import foyer.ui.export.ExportController;
import foyer.ui.help.ShortcutsController;
import foyer.ui.host.HostController;
import foyer.ui.invite.InviteController;
import foyer.ui.name.NameChangeController;
import foyer.ui.notify.NotifySend;
import foyer.ui.notify.Toast;
import foyer.ui.settings.SettingsController;
import foyer.ui.shell.Panels;
import foyer.ui.shell.ShellController;
import foyer.ui.start.ChecklistController;
import foyer.ui.start.KnownController;
import foyer.ui.start.NearbyController;
import foyer.ui.start.OtherKeyController;
import foyer.ui.start.PasswordController;
import foyer.ui.start.StartController;
import foyer.ui.switcher.SwitcherController;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
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
    private final NearbyWiring nearby = new NearbyWiring(this::enter, inbox, random);
    private final Stage stage;
    private final Entrance entrance;
    private final Consumer<String> browse;
    private final Runnable exit;
    private final Choices choices;
    private volatile int port;

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
        this.browse = browse;
        this.stage = stage;
        this.exit =
                () -> {
                    nearby.close();
                    background.execute(
                            () -> {
                                memory.close();
                                exit.run();
                            });
                };
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
        entrance.profile().preferencesProperty().subscribe(this::follow);
    }

    private void follow(Preferences now) {
        port = now.port();
        files.saveIn(now.downloads().isEmpty() ? Folders.downloads() : Path.of(now.downloads()));
    }

    /// Shows the window.
    public void show() {
        Parent start =
                new Views(
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
        new MainWindow(
                        stage,
                        entrance,
                        inbox,
                        start,
                        this::shell,
                        this::settings,
                        close -> shortcuts(List.of(), close),
                        notifying,
                        toast,
                        exit)
                .show();
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
                    stage.setIconified(false);
                    stage.toFront();
                    stage.requestFocus();
                    if (!address.isEmpty()) {
                        entrance.go(address);
                    }
                });
    }

    private Parent shell(Visit visit) {
        ChatModel chat = Objects.requireNonNull(visit.chatProperty().get());
        chat.serve(files);
        Runnable leave = () -> leave(visit);
        var panels =
                new Panels(
                        close ->
                                view(
                                        NameChangeController.class,
                                        () -> new NameChangeController(chat.nameChange(), close)),
                        close ->
                                view(
                                        ConnectionController.class,
                                        () -> new ConnectionController(chat, leave, close)),
                        close ->
                                view(
                                        HostController.class,
                                        () ->
                                                new HostController(
                                                        chat.hostDesk(), clock.getZone(), close)),
                        close ->
                                view(
                                        InviteController.class,
                                        () -> new InviteController(chat.invitation(), close)),
                        close ->
                                view(
                                        SwitcherController.class,
                                        () ->
                                                new SwitcherController(
                                                        new Goals(entrance.visits(), chat),
                                                        entrance.visits(),
                                                        close)),
                        this::settings,
                        close -> shortcuts(chat.slashCommands().all(), close),
                        (room, close) ->
                                view(
                                        ExportController.class,
                                        () ->
                                                new ExportController(
                                                        room,
                                                        new WholeLog(chat, room),
                                                        clock.getZone(),
                                                        this::chooseFile,
                                                        background,
                                                        inbox,
                                                        close)));
        var shell = new ShellController(chat, entrance.visits(), panels, leave, browse, clock);
        return new Views(shell.controllers()).load(ShellController.class);
    }

    private static Parent shortcuts(List<SlashCommand> commands, Runnable close) {
        return view(ShortcutsController.class, () -> new ShortcutsController(commands, close));
    }

    private Parent settings(Runnable close) {
        return view(
                SettingsController.class,
                () ->
                        new SettingsController(
                                entrance,
                                this::chooseFolder,
                                new SettingsController.About(About.line(), About::licences),
                                close));
    }

    private @Nullable String chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Save files in");
        File folder = chooser.showDialog(stage);
        return folder == null ? null : folder.getPath();
    }

    private @Nullable Path chooseFile(String name) {
        var chooser = new FileChooser();
        chooser.setTitle("Save what was said");
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(stage);
        return file == null ? null : file.toPath();
    }

    private void leave(Visit visit) {
        if (Farewell.isMeant(List.of(visit), stage)) {
            entrance.visits().leave(visit);
        }
    }

    private static Parent view(Class<?> controller, Supplier<?> maker) {
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
