package foyer.ui.shell;

import foyer.client.SessionList;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel;
import foyer.model.ModerationActions;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.OverlayPane;
import foyer.ui.SelectedRoom;
import foyer.ui.Tooltips;
import foyer.ui.log.MissedMessagesBar;
import foyer.ui.members.DeleteAllPanel;
import foyer.ui.search.SearchController;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The view of a server: lays out its parts and opens panels above them. UI thread.
public final class ShellController {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// Below this width the members and the search take the place of the log.
    private static final double NARROW_WIDTH = 760;

    private final ChatModel chat;
    private final SessionList sessions;
    private final ShellPanels panels;
    private final SidePanelState sidePanels;
    private final Runnable onLeave;

    @FXML private StackPane root;
    @FXML private OverlayPane overlay;
    @FXML private Label server;
    @FXML private Button host;
    @FXML private Button leaveServer;
    @FXML private Button me;
    @FXML private Avatar avatar;
    @FXML private Label myName;
    @FXML private PresenceMenu presence;
    @FXML private Region conversation;
    @FXML private MissedMessagesBar missed;
    @FXML private Region members;
    @FXML private Region searchView;
    @FXML private SearchController searchViewController;

    ShellController(
            ChatModel chat,
            SessionList sessions,
            ShellPanels panels,
            SidePanelState sidePanels,
            Runnable onLeave) {
        this.chat = chat;
        this.sessions = sessions;
        this.panels = panels;
        this.sidePanels = sidePanels;
        this.onLeave = onLeave;
    }

    @FXML
    private void initialize() {
        ConnectionModel connection = chat.connection();
        server.textProperty()
                .bind(
                        connection
                                .serverProperty()
                                .map(name -> name.isEmpty() ? connection.address().host() : name));
        NodeVisibility.bind(host, chat.hostModel().openProperty());
        leaveServer
                .accessibleTextProperty()
                .bind(
                        chat.hostModel()
                                .guests()
                                .availableProperty()
                                .map(hosted -> Texts.of(hosted ? "shell.stop" : "shell.leave")));
        Tooltips.ofAccessibleText(leaveServer);
        chat.meProperty().subscribe(this::show);
        presence.follow(chat);
        missed.follow(chat.missed());
        NodeVisibility.bind(
                members,
                sidePanels.membersProperty().and(chat.rooms().selectedProperty().isNotNull()));
        NodeVisibility.bind(searchView, sidePanels.searchProperty());
        NodeVisibility.collapseWhenHidden(conversation);
        root.widthProperty().subscribe(_ -> fit());
        sidePanels.membersProperty().subscribe(_ -> fit());
        sidePanels.searchProperty().subscribe(this::onSearch);
        new ShellKeys(overlay, panels, this::search, chat.memberships()::step, chat.missed()::step)
                .listen(root, overlay::isDisplay);
        new TypingRedirect(
                        root,
                        overlay::isDisplay,
                        () -> (TextInputControl) root.lookup(".words-field"))
                .attach();
    }

    private void show(@Nullable Member member) {
        if (member != null) {
            avatar.show(member.id(), member.name());
            myName.setText(member.name());
            me.setAccessibleText(Texts.of("shell.me.spoken", member.name()));
        }
    }

    private void fit() {
        boolean narrow = root.getWidth() > 0 && root.getWidth() < NARROW_WIDTH;
        sidePanels.setNarrow(narrow);
        root.pseudoClassStateChanged(NARROW, narrow);
        conversation.setVisible(!narrow || !sidePanels.isOpen());
        for (Region side : List.of(members, searchView)) {
            HBox.setHgrow(side, narrow ? Priority.ALWAYS : Priority.NEVER);
            side.setMaxWidth(narrow ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
        }
    }

    private void onSearch(boolean open) {
        fit();
        if (open) {
            searchViewController.begin(false);
        } else if (searchView.isFocusWithin()) {
            focusComposer();
        }
    }

    private void search(boolean everywhere) {
        sidePanels.searchProperty().set(true);
        searchViewController.begin(everywhere);
    }

    void closeSearch() {
        sidePanels.searchProperty().set(false);
    }

    /// Closes the search in a narrow window, where it hides the log.
    void onSearchResultOpened() {
        if (root.getWidth() < NARROW_WIDTH) {
            closeSearch();
        }
        focusComposer();
    }

    void focusComposer() {
        Node composer = root.lookup(".words-field");
        if (composer != null) {
            composer.requestFocus();
        }
    }

    void openConnection() {
        overlay.open(panels.connection());
    }

    @FXML
    void openHost() {
        overlay.open(panels.host());
    }

    void openShortcuts() {
        overlay.open(panels.shortcuts());
    }

    void export(RoomModel room) {
        overlay.open(close -> panels.export().apply(room, close));
    }

    @FXML
    private void openName() {
        overlay.open(panels.name());
    }

    @FXML
    private void openInvite() {
        overlay.open(panels.invite());
    }

    /// Asks whether to delete everything that a member has sent.
    void askToDeleteAll(String memberId, String name) {
        overlay.open(
                close ->
                        new DeleteAllPanel(
                                name,
                                () ->
                                        new SelectedRoom(chat)
                                                .then(
                                                        room ->
                                                                ModerationActions.deleteAll(
                                                                        room, memberId)),
                                close));
    }

    @FXML
    private void openSettings() {
        overlay.open(panels.settings());
    }

    @FXML
    private void openStart() {
        sessions.show(null);
    }

    @FXML
    private void leaveServer() {
        onLeave.run();
    }
}
