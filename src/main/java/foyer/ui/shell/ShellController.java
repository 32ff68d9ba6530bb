package foyer.ui.shell;

import atlantafx.base.controls.ModalPane;
import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.ConnectionModel;
import foyer.state.GuestSwitch;
import foyer.state.Visits;
import foyer.ui.Avatar;
import foyer.ui.CopyButton;
import foyer.ui.ReachLine;
import foyer.ui.log.ComposerController;
import foyer.ui.log.MessageLogController;
import foyer.ui.members.CompareController;
import foyer.ui.members.MembersController;
import foyer.ui.members.PenaltyController;
import foyer.ui.rooms.RoomListController;
import foyer.ui.rooms.RoomPasswordController;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
    private final ShownMembers shownMembers = new ShownMembers();
    private @Nullable Node focusBefore;

    @FXML private StackPane root;
    @FXML private ModalPane above;
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
    @FXML private Region members;

    /// @param browse opens an address outside
    public ShellController(
            ChatModel chat,
            Visits visits,
            Panels panels,
            Runnable leaveServer,
            Consumer<String> browse) {
        this.visits = visits;
        this.browse = browse;
        this.chat = chat;
        this.panels = panels;
        this.leaveServer = leaveServer;
    }

    /// Who makes the controllers of this view and of those it includes.
    ///
    /// @param saveTranscript takes a room's title and text, answers in words what came of it
    public Map<Class<?>, Supplier<?>> controllers(
            Clock clock, BinaryOperator<String> saveTranscript) {
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
                        () -> new MessageLogController(chat, clock, browse)),
                Map.entry(ComposerController.class, () -> new ComposerController(chat, clock)),
                Map.entry(
                        MembersController.class,
                        () -> new MembersController(chat, compare, penalty)),
                Map.entry(CompareController.class, () -> compare),
                Map.entry(PenaltyController.class, () -> penalty),
                Map.entry(
                        RoomHeaderController.class,
                        () -> new RoomHeaderController(chat, shownMembers)),
                Map.entry(ServerBannerController.class, () -> new ServerBannerController(chat)),
                Map.entry(
                        RoomBannerController.class,
                        () -> new RoomBannerController(chat, clock, saveTranscript)),
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
        chat.meProperty().subscribe(this::show);
        presence.follow(chat);
        above.displayProperty().subscribe(this::putAway);
        above.setInTransitionFactory(null);
        above.setOutTransitionFactory(null);
        members.visibleProperty()
                .bind(
                        shownMembers
                                .wantedProperty()
                                .and(chat.rooms().selectedProperty().isNotNull()));
        members.managedProperty().bind(members.visibleProperty());
        conversation.managedProperty().bind(conversation.visibleProperty());
        root.widthProperty().subscribe(_ -> fit());
        shownMembers.wantedProperty().subscribe(_ -> fit());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// Whoever hosts here needs one thing first: what to tell the others.
    private void invite(List<String> addresses) {
        invitation.setVisible(!addresses.isEmpty());
        invitation.setManaged(!addresses.isEmpty());
        if (!addresses.isEmpty()) {
            String address = addresses.getFirst();
            ReadOnlyStringProperty code = chat.invitation().codeProperty();
            invitationAddress.textProperty().bind(code.map(c -> c.isEmpty() ? address : c));
            invitationPlaces.setText(
                    addresses.size() == 1
                            ? "at " + address
                            : "at %s +%d".formatted(address, addresses.size() - 1));
            invitationPlaces.setTooltip(new Tooltip(String.join("\n", addresses)));
            invitationPlaces.visibleProperty().bind(code.isNotEmpty());
            invitationPlaces.managedProperty().bind(invitationPlaces.visibleProperty());
        }
        reach.follow(chat.hostDesk());
        copyInvitation.copiesProperty().bind(chat.invitation().linkProperty());
        GuestSwitch letIn = chat.hostDesk().guests();
        guests.visibleProperty().bind(letIn.availableProperty());
        guests.managedProperty().bind(guests.visibleProperty());
        guests.accessibleTextProperty()
                .bind(
                        letIn.onProperty()
                                .map(
                                        on ->
                                                on
                                                        ? "Guests may join from a browser"
                                                        : "Let guests join from a browser"));
        var words = new Tooltip();
        words.textProperty().bind(guests.accessibleTextProperty());
        guests.setTooltip(words);
        letIn.onProperty().subscribe(on -> guests.pseudoClassStateChanged(ON, on));
    }

    private void show(@Nullable Member member) {
        if (member != null) {
            avatar.show(member.id(), member.name());
            myName.setText(member.name());
            me.setAccessibleText(member.name() + ", change your name");
        }
    }

    private void fit() {
        boolean narrow = root.getWidth() > 0 && root.getWidth() < NARROW_WIDTH;
        shownMembers.setNarrow(narrow);
        root.pseudoClassStateChanged(NARROW, narrow);
        conversation.setVisible(!narrow || !shownMembers.wantedProperty().get());
        HBox.setHgrow(members, narrow ? Priority.ALWAYS : Priority.NEVER);
        members.setMaxWidth(narrow ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
    }

    private void write() {
        Node words = root.lookup(".words-field");
        if (words != null) {
            words.requestFocus();
        }
    }

    private void typed(KeyEvent event) {
        boolean tab = event.getCode() == KeyCode.TAB && event.isControlDown();
        boolean down = event.getCode() == KeyCode.DOWN && event.isAltDown();
        boolean up = event.getCode() == KeyCode.UP && event.isAltDown();
        if (!above.isDisplay() && (tab || down || up)) {
            chat.actions().step(up || (tab && event.isShiftDown()) ? -1 : 1);
            event.consume();
        }
    }

    @FXML
    private void openName() {
        open(panels.name());
    }

    private void openConnection() {
        open(panels.connection());
    }

    @FXML
    private void openHost() {
        open(panels.host());
    }

    /// At the host's desk stands where they come in, who can read along, and how to shut it again.
    @FXML
    private void letGuestsIn() {
        chat.hostDesk().guests().turn(true);
        openHost();
    }

    @FXML
    private void openInvite() {
        open(panels.invite());
    }

    @FXML
    private void openEntrance() {
        visits.show(null);
    }

    @FXML
    private void leaveServer() {
        leaveServer.run();
    }

    private void open(Function<Runnable, Parent> panel) {
        if (!above.isDisplay()) {
            focusBefore = root.getScene().getFocusOwner();
        }
        var card = new StackPane(panel.apply(this::closePanel));
        card.getStyleClass().add("panel-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        above.show(card);
        card.requestFocusTraversal(TraversalDirection.NEXT);
    }

    private void closePanel() {
        above.hide(true);
    }

    private void putAway(boolean shown) {
        if (shown) {
            return;
        }
        above.setContent(null);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }
}
