package foyer;

import foyer.language.Texts;
import foyer.state.ChatModel;
import foyer.state.Entrance;
import foyer.state.Goals;
import foyer.state.SlashCommand;
import foyer.state.Visit;
import foyer.ui.Farewell;
import foyer.ui.Sheets;
import foyer.ui.Views;
import foyer.ui.about.AboutController;
import foyer.ui.connection.ConnectionController;
import foyer.ui.export.ExportController;
import foyer.ui.help.ShortcutsController;
import foyer.ui.host.HostController;
import foyer.ui.invite.InviteController;
import foyer.ui.name.NameChangeController;
import foyer.ui.settings.SettingsController;
import foyer.ui.shell.Panels;
import foyer.ui.shell.ShellController;
import foyer.ui.switcher.SwitcherController;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Makes the views of a server this person is at, and what opens from anywhere in the window. UI
/// thread.
final class ShellWiring {
    private final Stage stage;
    private final Entrance entrance;
    private final Consumer<String> browse;
    private final Executor background;
    private final Executor inbox;
    private final Clock clock;

    /// @param browse opens an address outside
    ShellWiring(
            Stage stage,
            Entrance entrance,
            Consumer<String> browse,
            Executor background,
            Executor inbox,
            Clock clock) {
        this.stage = stage;
        this.entrance = entrance;
        this.browse = browse;
        this.background = background;
        this.inbox = inbox;
        this.clock = clock;
    }

    /// All of a server, with the panels that open over it.
    Parent shell(Visit visit) {
        ChatModel chat = Objects.requireNonNull(visit.chatProperty().get());
        Runnable leave = () -> leave(visit);
        var panels =
                new Panels(
                        close ->
                                WindowWiring.view(
                                        NameChangeController.class,
                                        () -> new NameChangeController(chat.nameChange(), close)),
                        close ->
                                WindowWiring.view(
                                        ConnectionController.class,
                                        () -> new ConnectionController(chat, leave, close)),
                        close ->
                                WindowWiring.view(
                                        HostController.class,
                                        () ->
                                                new HostController(
                                                        chat.hostDesk(), clock.getZone(), close)),
                        close ->
                                WindowWiring.view(
                                        InviteController.class,
                                        () -> new InviteController(chat.invitation(), close)),
                        close -> switcher(chat, close),
                        this::settings,
                        close -> shortcuts(chat.slashCommands().all(), close),
                        (room, close) ->
                                WindowWiring.view(
                                        ExportController.class,
                                        () ->
                                                new ExportController(
                                                        chat,
                                                        room,
                                                        clock.getZone(),
                                                        this::chooseFile,
                                                        background,
                                                        inbox,
                                                        close)));
        var shell = new ShellController(chat, entrance.visits(), panels, leave, browse, clock);
        return new Views(shell.controllers()).load(ShellController.class);
    }

    /// How this person wants Foyer to be.
    Parent settings(Runnable close) {
        return WindowWiring.view(
                SettingsController.class,
                () ->
                        new SettingsController(
                                entrance,
                                this::chooseFolder,
                                About.line(),
                                ShellWiring::about,
                                close));
    }

    /// What opens above the way in.
    Sheets sheets() {
        return new Sheets(
                this::settings,
                close -> shortcuts(List.of(), close),
                ShellWiring::about,
                close -> switcher(null, close));
    }

    private Parent switcher(@Nullable ChatModel chat, Runnable close) {
        return WindowWiring.view(
                SwitcherController.class,
                () ->
                        new SwitcherController(
                                new Goals(entrance.visits(), chat), entrance.visits(), close));
    }

    private static Parent about(Runnable close) {
        return WindowWiring.view(
                AboutController.class,
                () -> new AboutController(About.line(), About::licences, close));
    }

    /// The keys, and the commands of a server.
    private static Parent shortcuts(List<SlashCommand> commands, Runnable close) {
        return WindowWiring.view(
                ShortcutsController.class,
                () -> new ShortcutsController(commands, ShellWiring::about, close));
    }

    private @Nullable String chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("settings.files.chooser"));
        File folder = chooser.showDialog(stage);
        return folder == null ? null : folder.getPath();
    }

    private @Nullable Path chooseFile(String name) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("export.chooser"));
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(stage);
        return file == null ? null : file.toPath();
    }

    private void leave(Visit visit) {
        if (Farewell.isMeant(List.of(visit), stage)) {
            entrance.visits().leave(visit);
        }
    }
}
