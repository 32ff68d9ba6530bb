package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel.Status;
import foyer.settings.KnownServer;
import foyer.settings.Preferences;
import foyer.ui.NodeVisibility;
import java.time.Clock;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/// The servers this person was at: to go back, to keep on top, to forget. UI thread.
public final class KnownServersController {
    private static final double ROW = 52;
    private static final int ROWS = 3;

    private final ClientModel client;
    private final SessionList sessions;
    private final Clock clock;
    private Subscription following = Subscription.EMPTY;

    @FXML private Node root;
    @FXML private ListView<KnownServer> known;

    public KnownServersController(ClientModel client, Clock clock) {
        this.client = client;
        this.sessions = client.sessions();
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        var hosts = client.profile().hosts();
        NodeVisibility.bind(root, Bindings.isNotEmpty(hosts));
        known.setItems(hosts);
        known.setCellFactory(
                _ ->
                        new KnownServerCell(
                                sessions::sessionAt,
                                clock,
                                sessions::open,
                                this::turnStar,
                                this::forget));
        known.fixedCellSizeProperty()
                .bind(client.profile().preferencesProperty().map(KnownServersController::row));
        known.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        known.getFixedCellSize() * Math.clamp(hosts.size(), 1, ROWS)
                                                + 2,
                                hosts,
                                known.fixedCellSizeProperty()));
        known.minHeightProperty().bind(known.prefHeightProperty());
        known.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        known.focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused && known.getSelectionModel().isEmpty()) {
                                known.getSelectionModel().selectFirst();
                            }
                        });
        sessions.all().subscribe(this::follow);
        follow();
    }

    /// Two lines of text, and what is around them.
    private static double row(Preferences now) {
        return ROW
                + Math.max(0, now.display().textSize() - Preferences.Display.DEFAULT_TEXT_SIZE)
                        * 2.6;
    }

    private void follow() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        for (ServerSession session : sessions.all()) {
            following = following.and(session.chatProperty().subscribe(known::refresh));
            ChatModel chat = session.chatProperty().get();
            if (chat != null) {
                following =
                        following.and(chat.connection().statusProperty().subscribe(known::refresh));
            }
        }
        known.refresh();
    }

    static boolean isReached(ServerSession session) {
        ChatModel chat = session.chatProperty().get();
        return chat != null && chat.connection().statusProperty().get() instanceof Status.Live;
    }

    private void pressed(KeyEvent event) {
        KnownServer chosen = known.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> sessions.open(chosen);
            case DELETE -> forget(chosen);
            case S -> turnStar(chosen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void turnStar(KnownServer host) {
        client.profile().setFavourite(host, !host.favourite());
    }

    /// What is forgotten cannot be had back, so this is asked.
    private void forget(KnownServer host) {
        var forget = new ButtonType(Texts.of("known.forget"), ButtonData.OK_DONE);
        var keep = new ButtonType(Texts.of("words.keep_it"), ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", forget, keep);
        question.initOwner(root.getScene().getWindow());
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("known.forget.title", host.name()));
        question.setContentText(Texts.of("known.forget.words"));
        if (question.showAndWait().filter(forget::equals).isPresent()) {
            sessions.forget(host);
        }
    }
}
