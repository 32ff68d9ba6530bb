package foyer.ui.connection;

import static javafx.beans.binding.Bindings.createStringBinding;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel;
import foyer.model.ConnectionModel.Status;
import foyer.protocol.KeyFingerprint;
import foyer.protocol.Member;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel about the connection: the view of [ConnectionModel], with the user's name and id. UI
/// thread.
public final class ConnectionController {

    private static final PseudoClass ENCRYPTED = PseudoClass.getPseudoClass("encrypted");

    private final ChatModel chat;
    private final Runnable leave;
    private final Runnable close;

    @FXML private Node root;
    @FXML private Label server;
    @FXML private Label state;
    @FXML private Node stateDot;
    @FXML private Label address;
    @FXML private CopyButton copyAddress;
    @FXML private Label since;
    @FXML private Label latency;
    @FXML private Node latencyDot;
    @FXML private Label name;
    @FXML private Label id;
    @FXML private Label encryption;
    @FXML private FontIcon lock;
    @FXML private Label fingerprintLabel;
    @FXML private Label fingerprint;
    @FXML private CopyButton copyFingerprint;
    @FXML private Label comparisonLabel;
    @FXML private Label comparison;
    @FXML private CopyButton copyId;
    @FXML private Button test;
    @FXML private Label result;

    /// @param leave disconnects from the server
    /// @param close closes this panel
    public ConnectionController(ChatModel chat, Runnable leave, Runnable close) {
        this.chat = chat;
        this.leave = leave;
        this.close = close;
    }

    @FXML
    private void initialize() {
        ConnectionModel connection = chat.connection();
        server.textProperty()
                .bind(connection.serverProperty().map(name -> name.isEmpty() ? "—" : name));
        state.textProperty()
                .bind(connection.statusProperty().map(ConnectionController::statusText));
        address.setText(connection.address().toString());
        copyAddress.setCopies(connection.address().toString());
        showKey(connection);
        ReadOnlyObjectProperty<@Nullable Long> connectedAt = connection.sinceProperty();
        since.textProperty().bind(createStringBinding(() -> time(connectedAt.get()), connectedAt));
        ReadOnlyObjectProperty<@Nullable Double> millis = connection.latencyMillisProperty();
        latency.textProperty()
                .bind(createStringBinding(() -> ConnectionQuality.text(millis.get()), millis));
        ReadOnlyObjectProperty<@Nullable Member> me = chat.meProperty();
        name.textProperty().bind(createStringBinding(() -> name(me.get()), me));
        copyId.copiesProperty().bind(createStringBinding(() -> id(me.get()), me));
        id.textProperty().bind(copyId.copiesProperty());
        result.textProperty().bind(connection.testProperty());
        NodeVisibility.bindToText(result, result.textProperty());
        colour(stateDot, connection.statusProperty().map(ConnectionController::style));
        colour(
                latencyDot,
                createStringBinding(() -> ConnectionQuality.style(millis.get()), millis));
        ViewShowing.of(test).subscribe(this::onShowing);
    }

    private void showKey(ConnectionModel connection) {
        ReadOnlyStringProperty keyFingerprint = connection.fingerprintProperty();
        encryption
                .textProperty()
                .bind(connection.encryptionProperty().map(ConnectionController::encryption));
        keyFingerprint.subscribe(
                value -> {
                    lock.setIconCode(value.isEmpty() ? Feather.UNLOCK : Feather.LOCK);
                    encryption.pseudoClassStateChanged(ENCRYPTED, !value.isEmpty());
                });
        fingerprint.textProperty().bind(keyFingerprint.map(KeyFingerprint::grouped));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(fingerprint.textProperty());
        fingerprint.setTooltip(tooltip);
        copyFingerprint.copiesProperty().bind(keyFingerprint);
        comparison.textProperty().bind(connection.comparisonProperty());
        for (Node node :
                List.of(
                        fingerprintLabel,
                        fingerprint,
                        copyFingerprint,
                        comparisonLabel,
                        comparison)) {
            NodeVisibility.bindToText(node, keyFingerprint);
        }
    }

    private static String encryption(String protocol) {
        return protocol.isEmpty()
                ? Texts.of("connection.open")
                : Texts.of("connection.encrypted", protocol.replace("TLSv", "TLS "));
    }

    private void colour(Node dot, ObservableValue<String> style) {
        style.when(ViewShowing.of(root))
                .subscribe(now -> dot.getStyleClass().setAll("state-dot", now));
    }

    private void onShowing(boolean shown) {
        if (shown) {
            test.requestFocus();
        }
    }

    private static String statusText(Status status) {
        return switch (status) {
            case Status.Connecting _ -> Texts.of("connection.connecting");
            case Status.Live _ -> Texts.of("connection.connected");
            case Status.Lost(String text, _) -> Texts.of("connection.lost", text);
        };
    }

    private static String style(Status status) {
        return switch (status) {
            case Status.Connecting _ -> "fair";
            case Status.Live _ -> "good";
            case Status.Lost _ -> "poor";
        };
    }

    private static String time(@Nullable Long millis) {
        return millis == null
                ? "—"
                // the same time format as in the log
                : new DateTimeFormatterBuilder()
                        .appendLocalized(FormatStyle.MEDIUM, null)
                        .appendPattern(", HH:mm")
                        .toFormatter(Texts.locale())
                        .format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    private static String name(@Nullable Member me) {
        return me == null ? "—" : me.name();
    }

    private static String id(@Nullable Member me) {
        return me == null ? "" : me.id();
    }

    @FXML
    private void test() {
        chat.connection().test();
    }

    @FXML
    private void leave() {
        leave.run();
    }

    @FXML
    private void close() {
        close.run();
    }
}
