package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel.Status;
import foyer.settings.KnownServer;
import foyer.settings.Preferences;
import foyer.ui.Confirmation;
import foyer.ui.NodeVisibility;
import java.time.Clock;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/// The servers that the user has been connected to: to reconnect, mark as favourite or forget. UI
/// thread.
public final class KnownServersController {
    private static final double ROW_HEIGHT = 52;
    private static final int MAX_ROWS = 3;

    private final ClientModel client;
    private final SessionList sessions;
    private final Clock clock;
    private Subscription subscription = Subscription.EMPTY;

    @FXML private Node root;
    @FXML private ListView<KnownServer> knownServers;

    public KnownServersController(ClientModel client, Clock clock) {
        this.client = client;
        this.sessions = client.sessions();
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        var servers = client.profile().hosts();
        NodeVisibility.bind(root, Bindings.isNotEmpty(servers));
        knownServers.setItems(servers);
        knownServers.setCellFactory(
                _ ->
                        new KnownServerCell(
                                sessions::sessionAt,
                                clock,
                                sessions::open,
                                this::toggleFavourite,
                                this::forget));
        knownServers
                .fixedCellSizeProperty()
                .bind(
                        client.profile()
                                .preferencesProperty()
                                .map(KnownServersController::rowHeight));
        knownServers
                .prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        knownServers.getFixedCellSize()
                                                        * Math.clamp(servers.size(), 1, MAX_ROWS)
                                                + 2,
                                servers,
                                knownServers.fixedCellSizeProperty()));
        knownServers.minHeightProperty().bind(knownServers.prefHeightProperty());
        knownServers.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        knownServers
                .focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused && knownServers.getSelectionModel().isEmpty()) {
                                knownServers.getSelectionModel().selectFirst();
                            }
                        });
        sessions.all().subscribe(this::follow);
        follow();
    }

    /// The height of two lines of text and the padding.
    private static double rowHeight(Preferences preferences) {
        return ROW_HEIGHT
                + Math.max(
                                0,
                                preferences.display().textSize()
                                        - Preferences.Display.DEFAULT_TEXT_SIZE)
                        * 2.6;
    }

    private void follow() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        for (ServerSession session : sessions.all()) {
            subscription =
                    subscription.and(session.chatProperty().subscribe(knownServers::refresh));
            ChatModel chat = session.chatProperty().get();
            if (chat != null) {
                subscription =
                        subscription.and(
                                chat.connection()
                                        .statusProperty()
                                        .subscribe(knownServers::refresh));
            }
        }
        knownServers.refresh();
    }

    static boolean isConnected(ServerSession session) {
        ChatModel chat = session.chatProperty().get();
        return chat != null && chat.connection().statusProperty().get() instanceof Status.Live;
    }

    private void onKey(KeyEvent event) {
        KnownServer chosen = knownServers.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> sessions.open(chosen);
            case DELETE -> forget(chosen);
            case S -> toggleFavourite(chosen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void toggleFavourite(KnownServer server) {
        client.profile().setFavourite(server, !server.favourite());
    }

    /// Asks first, because it cannot be undone.
    private void forget(KnownServer server) {
        if (Confirmation.ask(
                root.getScene().getWindow(),
                Texts.of("known.forget.title", server.name()),
                Texts.of("known.forget.words"),
                Texts.of("known.forget"),
                Texts.of("words.keep_it"))) {
            sessions.forget(server);
        }
    }
}
