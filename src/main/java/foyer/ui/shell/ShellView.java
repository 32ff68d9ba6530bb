package foyer.ui.shell;

import foyer.client.SessionList;
import foyer.commands.SlashCommandHandler;
import foyer.model.ChatModel;
import foyer.ui.ViewLoader;
import foyer.ui.log.ComposerController;
import foyer.ui.log.MessageLogController;
import foyer.ui.members.KeyComparisonController;
import foyer.ui.members.MembersController;
import foyer.ui.members.PenaltyController;
import foyer.ui.rooms.RoomListController;
import foyer.ui.rooms.RoomPasswordController;
import foyer.ui.search.SearchController;
import java.time.Clock;
import java.util.HashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;

/// Makes the view of a server: the shell and the views it includes. UI thread.
public final class ShellView {
    private ShellView() {}

    /// Loads the view.
    ///
    /// @param leaveServer disconnects from the server
    /// @param browse opens a web address in the browser
    public static Parent load(
            ChatModel chat,
            SessionList sessions,
            ShellPanels panels,
            Runnable leaveServer,
            Consumer<String> browse,
            Clock clock) {
        var sidePanels = new SidePanelState();
        var shell = new ShellController(chat, sessions, panels, sidePanels, leaveServer);
        var comparison = new KeyComparisonController(chat.connection());
        var penalty = new PenaltyController(chat);
        var search =
                new SearchController(chat, clock, shell::closeSearch, shell::onSearchResultOpened);
        var slashCommands = new SlashCommandHandler(chat, shell::export, shell::openShortcuts);
        var menu = new RoomMenu(chat, sessions.profile());
        var controllers = new HashMap<Class<?>, Supplier<?>>();
        controllers.put(ShellController.class, () -> shell);
        controllers.put(
                HostInvitationController.class,
                () -> new HostInvitationController(chat, shell::openHost));
        controllers.put(
                RoomListController.class,
                () -> new RoomListController(chat, sessions, shell::focusComposer));
        controllers.put(
                RoomPasswordController.class,
                () -> new RoomPasswordController(chat.memberships().passwordPrompt()));
        controllers.put(ServerBannerController.class, () -> new ServerBannerController(chat));
        controllers.put(
                RoomHeaderController.class,
                () -> new RoomHeaderController(chat, sidePanels, menu, shell::export));
        controllers.put(
                RoomBannerController.class,
                () -> new RoomBannerController(chat, clock, shell::export));
        controllers.put(RequestBannerController.class, () -> new RequestBannerController(chat));
        controllers.put(
                MessageLogController.class,
                () ->
                        new MessageLogController(
                                chat, sessions.profile(), clock, browse, shell::askToDeleteAll));
        controllers.put(
                ComposerController.class,
                () -> new ComposerController(chat, slashCommands, sessions.profile(), clock));
        controllers.put(
                MembersController.class,
                () -> new MembersController(chat, comparison, penalty, shell::askToDeleteAll));
        controllers.put(KeyComparisonController.class, () -> comparison);
        controllers.put(PenaltyController.class, () -> penalty);
        controllers.put(SearchController.class, () -> search);
        controllers.put(
                StatusStripController.class,
                () -> new StatusStripController(chat.connection(), clock, shell::openConnection));
        return new ViewLoader(controllers).load(ShellController.class);
    }
}
