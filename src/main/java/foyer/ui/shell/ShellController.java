package foyer.ui.shell;

import foyer.client.SessionList;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel;
import foyer.model.GuestAccessModel;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.ui.Avatar;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import foyer.ui.OverlayPane;
import foyer.ui.ReachabilityLabel;
import foyer.ui.log.ComposerController;
import foyer.ui.log.MessageLogController;
import foyer.ui.log.MissedMessagesBar;
import foyer.ui.members.KeyComparisonController;
import foyer.ui.members.MembersController;
import foyer.ui.members.PenaltyController;
import foyer.ui.rooms.RoomListController;
import foyer.ui.rooms.RoomPasswordController;
import foyer.ui.search.SearchController;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The window of a server: places the views of its parts, and shows panels above them. UI thread.
public final class ShellController {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /// Below this there is no room for the members beside the log.
    private static final double NARROW_WIDTH = 760;

    private final ChatModel chat;
    private final SessionList sessions;
    private final ShellPanels shellPanels;
    private final Runnable onLeave;
    private final Consumer<String> browse;
    private final Clock clock;
    private final SidePanelState sidePanelState = new SidePanelState();
    private final SearchController search;

    @FXML private StackPane root;
    @FXML private OverlayPane above;
    @FXML private Label server;
    @FXML private Button host;
    @FXML private Button leaveServer;
    @FXML private Region invitation;
    @FXML private Label invitationAddress;
    @FXML private CopyButton copyInvitation;
    @FXML private Button guests;
    @FXML private Label invitationPlaces;
    @FXML private ReachabilityLabel reach;
    @FXML private Button me;
    @FXML private Avatar avatar;
    @FXML private Label myName;
    @FXML private PresenceMenu presence;
    @FXML private Region conversation;
    @FXML private MissedMessagesBar missed;
    @FXML private Region members;
    @FXML private Region searchView;

    /// @param browse opens an address outside
    public ShellController(
            ChatModel chat,
            SessionList sessions,
            ShellPanels shellPanels,
            Runnable onLeave,
            Consumer<String> browse,
            Clock clock) {
        this.search =
                new SearchController(
                        chat, clock, () -> sidePanelState.searchProperty().set(false), this::found);
        this.clock = clock;
        this.sessions = sessions;
        this.browse = browse;
        this.chat = chat;
        this.shellPanels = shellPanels;
        this.onLeave = onLeave;
    }

    /// Who makes the controllers of this view and of those it includes.
    public Map<Class<?>, Supplier<?>> controllers() {
        var compare = new KeyComparisonController(chat.connection());
        var penalty = new PenaltyController(chat);
        return Map.ofEntries(
                Map.entry(ShellController.class, () -> this),
                Map.entry(
                        RoomListController.class,
                        () -> new RoomListController(chat, sessions, this::write)),
                Map.entry(
                        RoomPasswordController.class,
                        () -> new RoomPasswordController(chat.actions().password())),
                Map.entry(
                        MessageLogController.class,
                        () -> new MessageLogController(chat, sessions.profile(), clock, browse)),
                Map.entry(
                        ComposerController.class,
                        () -> new ComposerController(chat, sessions.profile(), clock)),
                Map.entry(
                        MembersController.class,
                        () -> new MembersController(chat, compare, penalty)),
                Map.entry(SearchController.class, () -> search),
                Map.entry(KeyComparisonController.class, () -> compare),
                Map.entry(PenaltyController.class, () -> penalty),
                Map.entry(
                        RoomHeaderController.class,
                        () ->
                                new RoomHeaderController(
                                        chat,
                                        sidePanelState,
                                        new RoomMenu(chat, sessions.profile()),
                                        this::export)),
                Map.entry(ServerBannerController.class, () -> new ServerBannerController(chat)),
                Map.entry(
                        RoomBannerController.class,
                        () -> new RoomBannerController(chat, clock, this::export)),
                Map.entry(
                        StatusStripController.class,
                        () ->
                                new StatusStripController(
                                        chat.connection(), clock, this::openConnection)));
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
        invite(chat.hostModel().addresses());
        chat.slashCommands().setExport(this::export);
        chat.slashCommands().setHelp(() -> above.open(shellPanels.shortcuts()));
        chat.meProperty().subscribe(this::show);
        presence.follow(chat);
        missed.follow(chat.missed());
        NodeVisibility.bind(
                members,
                sidePanelState.membersProperty().and(chat.rooms().selectedProperty().isNotNull()));
        NodeVisibility.bind(searchView, sidePanelState.searchProperty());
        NodeVisibility.collapseWhenHidden(conversation);
        root.widthProperty().subscribe(_ -> fit());
        sidePanelState.membersProperty().subscribe(_ -> fit());
        sidePanelState.searchProperty().subscribe(this::turnSearch);
        new ShellKeys(above, shellPanels, this::search, chat.actions()::step, chat.missed()::step)
                .listen(root, above::isDisplay);
    }

    /// Whoever hosts here needs one thing first: what to tell the others.
    private void invite(ObservableList<String> addresses) {
        addresses.subscribe(() -> reachedAt(addresses));
        reachedAt(addresses);
        ReadOnlyStringProperty code = chat.invitation().codeProperty();
        NodeVisibility.bind(invitationPlaces, code.isNotEmpty());
        reach.follow(chat.hostModel());
        copyInvitation.copiesProperty().bind(chat.invitation().linkProperty());
        GuestAccessModel letIn = chat.hostModel().guests();
        NodeVisibility.bind(guests, letIn.availableProperty());
        guests.accessibleTextProperty()
                .bind(
                        letIn.onProperty()
                                .map(on -> Texts.of(on ? "shell.guests.on" : "shell.guests.off")));
        explain(guests);
        leaveServer
                .accessibleTextProperty()
                .bind(
                        letIn.availableProperty()
                                .map(here -> Texts.of(here ? "shell.stop" : "shell.leave")));
        explain(leaveServer);
        letIn.onProperty().subscribe(on -> guests.pseudoClassStateChanged(ON, on));
    }

    private static void explain(Button button) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(button.accessibleTextProperty());
        button.setTooltip(tooltip);
    }

    private void reachedAt(List<String> addresses) {
        NodeVisibility.show(invitation, !addresses.isEmpty());
        if (!addresses.isEmpty()) {
            String address = addresses.getFirst();
            ReadOnlyStringProperty code = chat.invitation().codeProperty();
            invitationAddress.textProperty().bind(code.map(c -> c.isEmpty() ? address : c));
            invitationPlaces.setText(
                    addresses.size() == 1
                            ? Texts.of("shell.at", address)
                            : Texts.of("shell.at_more", address, addresses.size() - 1));
            invitationPlaces.setTooltip(new Tooltip(String.join("\n", addresses)));
        }
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
        sidePanelState.setNarrow(narrow);
        root.pseudoClassStateChanged(NARROW, narrow);
        conversation.setVisible(!narrow || !sidePanelState.isAnything());
        for (Region side : List.of(members, searchView)) {
            HBox.setHgrow(side, narrow ? Priority.ALWAYS : Priority.NEVER);
            side.setMaxWidth(narrow ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
        }
    }

    private void turnSearch(boolean open) {
        fit();
        if (open) {
            search.begin(false);
        } else if (searchView.isFocusWithin()) {
            write();
        }
    }

    private void search(boolean everywhere) {
        sidePanelState.searchProperty().set(true);
        search.begin(everywhere);
    }

    /// In a narrow window the search makes room for what was found.
    private void found() {
        if (root.getWidth() < NARROW_WIDTH) {
            sidePanelState.searchProperty().set(false);
        }
        write();
    }

    private void write() {
        Node composer = root.lookup(".words-field");
        if (composer != null) {
            composer.requestFocus();
        }
    }

    @FXML
    private void openName() {
        above.open(shellPanels.name());
    }

    private void openConnection() {
        above.open(shellPanels.connection());
    }

    @FXML
    private void openHost() {
        above.open(shellPanels.host());
    }

    /// At the host's desk stands where they come in, who can read along, and how to shut it again.
    @FXML
    private void letGuestsIn() {
        chat.hostModel().guests().setOn(true);
        openHost();
    }

    @FXML
    private void openInvite() {
        above.open(shellPanels.invite());
    }

    private void export(RoomModel room) {
        above.open(close -> shellPanels.export().apply(room, close));
    }

    @FXML
    private void openSettings() {
        above.open(shellPanels.settings());
    }

    @FXML
    private void openEntrance() {
        sessions.show(null);
    }

    @FXML
    private void leaveServer() {
        onLeave.run();
    }
}
