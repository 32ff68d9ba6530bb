package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ConnectionModel;
import foyer.model.ConnectionModel.Status;
import foyer.ui.Ticker;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// The line below the rooms that shows the state of the connection. UI thread.
public final class StatusStripController {
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass FAIR = PseudoClass.getPseudoClass("fair");
    private static final PseudoClass POOR = PseudoClass.getPseudoClass("poor");
    private static final double GOOD_MILLIS = 100;
    private static final double FAIR_MILLIS = 300;

    private final ConnectionModel connection;
    private final Ticker ticker;
    private final Runnable openConnection;

    @FXML private Node strip;
    @FXML private Button status;
    @FXML private Node dot;

    public StatusStripController(
            ConnectionModel connection, InstantSource clock, Runnable openConnection) {
        this.connection = connection;
        this.ticker = new Ticker(clock);
        this.openConnection = openConnection;
    }

    @FXML
    private void initialize() {
        ticker.runWith(strip);
        status.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::text,
                                connection.statusProperty(),
                                connection.latencyMillisProperty(),
                                ticker.nowProperty()));
        connection.statusProperty().subscribe(_ -> showQuality());
        connection.latencyMillisProperty().subscribe(_ -> showQuality());
    }

    private String text() {
        return switch (connection.statusProperty().get()) {
            case Status.Connecting _ -> Texts.of("status.connecting", connection.address());
            case Status.Live _ ->
                    Texts.of("status.connected")
                            + latency(connection.latencyMillisProperty().get());
            case Status.Lost(String error, long retryAt) -> {
                long seconds = ticker.secondsTo(retryAt);
                yield seconds == 0
                        ? Texts.of("status.trying", error)
                        : Texts.of("status.trying_in", error, seconds);
            }
        };
    }

    private static String latency(@Nullable Double millis) {
        if (millis == null) {
            return "";
        }
        return " · "
                + (millis < 1
                        ? Texts.of("status.under", 1)
                        : Texts.of("words.milliseconds", Math.round(millis)));
    }

    private void showQuality() {
        boolean live = connection.statusProperty().get() instanceof Status.Live;
        boolean lost = connection.statusProperty().get() instanceof Status.Lost;
        Double latency = connection.latencyMillisProperty().get();
        double millis = latency == null ? 0 : latency;
        dot.pseudoClassStateChanged(GOOD, live && millis < GOOD_MILLIS);
        dot.pseudoClassStateChanged(FAIR, live && millis >= GOOD_MILLIS && millis < FAIR_MILLIS);
        dot.pseudoClassStateChanged(POOR, lost || (live && millis >= FAIR_MILLIS));
        strip.pseudoClassStateChanged(LOST, lost);
    }

    @FXML
    private void open() {
        openConnection.run();
    }
}
