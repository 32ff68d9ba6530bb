package foyer.window;

import foyer.app.AppInfo;
import foyer.client.ClientModel;
import foyer.client.ServerSession;
import foyer.client.SwitcherModel;
import foyer.commands.SlashCommand;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.ui.LeaveConfirmation;
import foyer.ui.StartPanels;
import foyer.ui.about.AboutController;
import foyer.ui.connection.ConnectionController;
import foyer.ui.export.ExportController;
import foyer.ui.help.ShortcutsController;
import foyer.ui.host.HostController;
import foyer.ui.invite.InviteController;
import foyer.ui.name.NameChangeController;
import foyer.ui.settings.SettingsController;
import foyer.ui.shell.ShellPanels;
import foyer.ui.shell.ShellView;
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

/// Creates the views of one server and the panels that open over any view. UI thread.
final class ShellWiring {
    private final Stage stage;
    private final ClientModel client;
    private final Consumer<String> browse;
    private final Executor background;
    private final Executor inbox;
    private final Clock clock;

    /// @param browse opens a web address in the browser
    ShellWiring(
            Stage stage,
            ClientModel client,
            Consumer<String> browse,
            Executor background,
            Executor inbox,
            Clock clock) {
        this.stage = stage;
        this.client = client;
        this.browse = browse;
        this.background = background;
        this.inbox = inbox;
        this.clock = clock;
    }

    /// The view of a server with its panels.
    Parent shell(ServerSession session) {
        ChatModel chat = Objects.requireNonNull(session.chatProperty().get());
        Runnable leave = () -> leave(session);
        var shellPanels =
                new ShellPanels(
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
                                                        chat.hostModel(), clock.getZone(), close)),
                        close ->
                                WindowWiring.view(
                                        InviteController.class,
                                        () -> new InviteController(chat.invitation(), close)),
                        close -> switcher(chat, close),
                        this::settings,
                        close -> shortcuts(List.of(SlashCommand.values()), close),
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
        return ShellView.load(chat, client.sessions(), shellPanels, leave, browse, clock);
    }

    /// The settings panel.
    Parent settings(Runnable close) {
        return WindowWiring.view(
                SettingsController.class,
                () ->
                        new SettingsController(
                                client,
                                this::chooseFolder,
                                AppInfo.line(),
                                ShellWiring::about,
                                close));
    }

    /// The panels that open over the start view.
    StartPanels startPanels() {
        return new StartPanels(
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
                                new SwitcherModel(client.sessions(), chat),
                                client.sessions(),
                                close));
    }

    private static Parent about(Runnable close) {
        return WindowWiring.view(
                AboutController.class,
                () -> new AboutController(AppInfo.line(), AppInfo::licences, close));
    }

    /// The keyboard shortcuts, with the slash commands of a server.
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

    private void leave(ServerSession session) {
        if (LeaveConfirmation.isConfirmed(List.of(session), stage)) {
            client.sessions().leave(session);
        }
    }
}
