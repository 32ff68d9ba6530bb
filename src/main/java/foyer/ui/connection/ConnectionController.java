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

/// The view of [ConnectionModel], and of who this person is to the server. UI thread.
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
    @FXML private Label secrecy;
    @FXML private FontIcon lock;
    @FXML private Label printWord;
    @FXML private Label print;
    @FXML private CopyButton copyPrint;
    @FXML private Label compareWord;
    @FXML private Label compare;
    @FXML private CopyButton copyId;
    @FXML private Button test;
    @FXML private Label result;

    /// @param leave says goodbye to the server
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
        state.textProperty().bind(connection.statusProperty().map(ConnectionController::words));
        address.setText(connection.address().toString());
        copyAddress.setCopies(connection.address().toString());
        showKey(connection);
        ReadOnlyObjectProperty<@Nullable Long> from = connection.sinceProperty();
        since.textProperty().bind(createStringBinding(() -> time(from.get()), from));
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
        ViewShowing.of(test).subscribe(this::begin);
    }

    private void showKey(ConnectionModel connection) {
        ReadOnlyStringProperty key = connection.fingerprintProperty();
        secrecy.textProperty()
                .bind(connection.encryptionProperty().map(ConnectionController::secrecy));
        key.subscribe(
                now -> {
                    lock.setIconCode(now.isEmpty() ? Feather.UNLOCK : Feather.LOCK);
                    secrecy.pseudoClassStateChanged(ENCRYPTED, !now.isEmpty());
                });
        print.textProperty().bind(key.map(KeyFingerprint::grouped));
        var whole = new Tooltip();
        whole.textProperty().bind(print.textProperty());
        print.setTooltip(whole);
        copyPrint.copiesProperty().bind(key);
        compare.textProperty().bind(connection.comparisonProperty());
        for (Node of : List.of(printWord, print, copyPrint, compareWord, compare)) {
            NodeVisibility.bind(of, key.isNotEmpty());
        }
    }

    private static String secrecy(String encryption) {
        return encryption.isEmpty()
                ? Texts.of("connection.open")
                : Texts.of("connection.encrypted", encryption.replace("TLSv", "TLS "));
    }

    private void colour(Node dot, ObservableValue<String> style) {
        style.when(ViewShowing.of(root))
                .subscribe(now -> dot.getStyleClass().setAll("state-dot", now));
    }

    private void begin(boolean shown) {
        if (shown) {
            test.requestFocus();
        }
    }

    private static String words(Status status) {
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
                // the hour as it stands beside messages
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
