package foyer.ui.shell;

import foyer.language.Texts;
import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.ConnectionModel;
import foyer.state.GuestSwitch;
import foyer.state.RoomModel;
import foyer.state.Visits;
import foyer.ui.Above;
import foyer.ui.Avatar;
import foyer.ui.CopyButton;
import foyer.ui.Parts;
import foyer.ui.ReachLine;
import foyer.ui.log.ComposerController;
import foyer.ui.log.MessageLogController;
import foyer.ui.log.MissedLine;
import foyer.ui.members.CompareController;
import foyer.ui.members.MembersController;
import foyer.ui.members.PenaltyController;
import foyer.ui.rooms.RoomListController;
import foyer.ui.rooms.RoomPasswordController;
import foyer.ui.search.SearchController;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/// The window of a server: places the views of its parts, and shows panels above them. UI thread.
public final class ShellController {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /// Below this there is no room for the members beside the log.
    private static final double NARROW_WIDTH = 760;

    private final ChatModel chat;
    private final Visits visits;
    private final Panels panels;
    private final Runnable leaveServer;
    private final Consumer<String> browse;
    private final Clock clock;
    private final Beside beside = new Beside();
    private final SearchController search;

    @FXML private StackPane root;
    @FXML private Above above;
    @FXML private Label server;
    @FXML private Button host;
    @FXML private Region invitation;
    @FXML private Label invitationAddress;
    @FXML private CopyButton copyInvitation;
    @FXML private Button guests;
    @FXML private Label invitationPlaces;
    @FXML private ReachLine reach;
    @FXML private Button me;
    @FXML private Avatar avatar;
    @FXML private Label myName;
    @FXML private PresenceMenu presence;
    @FXML private Region conversation;
    @FXML private MissedLine missed;
    @FXML private Region members;
    @FXML private Region searchView;

    /// @param browse opens an address outside
    public ShellController(
            ChatModel chat,
            Visits visits,
            Panels panels,
            Runnable leaveServer,
            Consumer<String> browse,
            Clock clock) {
        this.search =
                new SearchController(
                        chat, clock, () -> beside.searchProperty().set(false), this::found);
        this.clock = clock;
        this.visits = visits;
        this.browse = browse;
        this.chat = chat;
        this.panels = panels;
        this.leaveServer = leaveServer;
    }

    /// Who makes the controllers of this view and of those it includes.
    public Map<Class<?>, Supplier<?>> controllers() {
        var compare = new CompareController(chat.connection());
        var penalty = new PenaltyController(chat);
        return Map.ofEntries(
                Map.entry(ShellController.class, () -> this),
                Map.entry(
                        RoomListController.class,
                        () -> new RoomListController(chat, visits, this::write)),
                Map.entry(
                        RoomPasswordController.class,
                        () -> new RoomPasswordController(chat.actions().password())),
                Map.entry(
                        MessageLogController.class,
                        () -> new MessageLogController(chat, visits.profile(), clock, browse)),
                Map.entry(
                        ComposerController.class,
                        () -> new ComposerController(chat, visits.profile(), clock)),
                Map.entry(
                        MembersController.class,
                        () -> new MembersController(chat, compare, penalty)),
                Map.entry(SearchController.class, () -> search),
                Map.entry(CompareController.class, () -> compare),
                Map.entry(PenaltyController.class, () -> penalty),
                Map.entry(
                        RoomHeaderController.class,
                        () ->
                                new RoomHeaderController(
                                        chat,
                                        beside,
                                        new RoomMenu(chat, visits.profile()),
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
        host.visibleProperty().bind(chat.hostDesk().openProperty());
        host.managedProperty().bind(host.visibleProperty());
        invite(chat.hostDesk().addresses());
        chat.slashCommands().setExport(this::export);
        chat.slashCommands().setHelp(() -> above.open(panels.shortcuts()));
        chat.meProperty().subscribe(this::show);
        presence.follow(chat);
        missed.follow(chat.missed());
        members.visibleProperty()
                .bind(beside.membersProperty().and(chat.rooms().selectedProperty().isNotNull()));
        members.managedProperty().bind(members.visibleProperty());
        searchView.visibleProperty().bind(beside.searchProperty());
        searchView.managedProperty().bind(searchView.visibleProperty());
        conversation.managedProperty().bind(conversation.visibleProperty());
        root.widthProperty().subscribe(_ -> fit());
        beside.membersProperty().subscribe(_ -> fit());
        beside.searchProperty().subscribe(this::turnSearch);
        new ShellKeys(above, panels, this::search, chat.actions()::step, chat.missed()::step)
                .listen(root, above::isDisplay);
    }

    /// Whoever hosts here needs one thing first: what to tell the others.
    private void invite(ObservableList<String> addresses) {
        addresses.subscribe(() -> reachedAt(addresses));
        reachedAt(addresses);
        ReadOnlyStringProperty code = chat.invitation().codeProperty();
        invitationPlaces.visibleProperty().bind(code.isNotEmpty());
        invitationPlaces.managedProperty().bind(invitationPlaces.visibleProperty());
        reach.follow(chat.hostDesk());
        copyInvitation.copiesProperty().bind(chat.invitation().linkProperty());
        GuestSwitch letIn = chat.hostDesk().guests();
        guests.visibleProperty().bind(letIn.availableProperty());
        guests.managedProperty().bind(guests.visibleProperty());
        guests.accessibleTextProperty()
                .bind(
                        letIn.onProperty()
                                .map(on -> Texts.of(on ? "shell.guests.on" : "shell.guests.off")));
        var words = new Tooltip();
        words.textProperty().bind(guests.accessibleTextProperty());
        guests.setTooltip(words);
        letIn.onProperty().subscribe(on -> guests.pseudoClassStateChanged(ON, on));
    }

    private void reachedAt(List<String> addresses) {
        Parts.show(invitation, !addresses.isEmpty());
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
        beside.setNarrow(narrow);
        root.pseudoClassStateChanged(NARROW, narrow);
        conversation.setVisible(!narrow || !beside.isAnything());
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
        beside.searchProperty().set(true);
        search.begin(everywhere);
    }

    /// In a narrow window the search makes room for what was found.
    private void found() {
        if (root.getWidth() < NARROW_WIDTH) {
            beside.searchProperty().set(false);
        }
        write();
    }

    private void write() {
        Node words = root.lookup(".words-field");
        if (words != null) {
            words.requestFocus();
        }
    }

    @FXML
    private void openName() {
        above.open(panels.name());
    }

    private void openConnection() {
        above.open(panels.connection());
    }

    @FXML
    private void openHost() {
        above.open(panels.host());
    }

    /// At the host's desk stands where they come in, who can read along, and how to shut it again.
    @FXML
    private void letGuestsIn() {
        chat.hostDesk().guests().turn(true);
        openHost();
    }

    @FXML
    private void openInvite() {
        above.open(panels.invite());
    }

    private void export(RoomModel room) {
        above.open(close -> panels.export().apply(room, close));
    }

    @FXML
    private void openSettings() {
        above.open(panels.settings());
    }

    @FXML
    private void openEntrance() {
        visits.show(null);
    }

    @FXML
    private void leaveServer() {
        leaveServer.run();
    }
}
