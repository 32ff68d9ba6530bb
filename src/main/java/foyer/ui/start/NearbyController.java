package foyer.ui.start;

import foyer.client.NearbyModel;
import foyer.client.NearbyModel.Phase;
import foyer.discovery.NearbyServer;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The view of [NearbyModel]: the servers found on this network. UI thread.
public final class NearbyController {
    private static final double ROW_HEIGHT = 52;
    private static final int MAX_ROWS = 4;

    private final NearbyModel model;
    private final Runnable onNothing;

    @FXML private Node root;
    @FXML private Node progress;
    @FXML private ListView<NearbyServer> servers;
    @FXML private Node searching;
    @FXML private Node nothing;

    /// @param onNothing runs when the search has found no server
    public NearbyController(NearbyModel model, Runnable onNothing) {
        this.model = model;
        this.onNothing = onNothing;
    }

    @FXML
    private void initialize() {
        NodeVisibility.bind(root, model.lookingProperty());
        ObservableValue<Phase> phase = model.phaseProperty();
        NodeVisibility.bind(servers, phase.map(now -> now == Phase.FOUND));
        NodeVisibility.bind(searching, phase.map(now -> now == Phase.SEARCHING));
        NodeVisibility.bind(nothing, phase.map(now -> now == Phase.NOTHING));
        progress.visibleProperty()
                .bind(
                        model.phaseProperty()
                                .isEqualTo(Phase.SEARCHING)
                                .or(model.toScanProperty().greaterThan(0)));
        servers.setItems(model.servers());
        servers.setCellFactory(_ -> new NearbyServerCell(model::join));
        servers.setFixedCellSize(ROW_HEIGHT);
        servers.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        ROW_HEIGHT * Math.clamp(model.servers().size(), 1, MAX_ROWS)
                                                + 2,
                                model.servers()));
        servers.minHeightProperty().bind(servers.prefHeightProperty());
        servers.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        servers.focusedProperty().subscribe(this::onFocus);
        phase.when(ViewShowing.of(root)).subscribe(this::onPhase);
    }

    private void onPhase(Phase phase) {
        if (phase == Phase.NOTHING && model.lookingProperty().get()) {
            onNothing.run();
        }
    }

    private void onFocus(boolean focused) {
        if (focused && servers.getSelectionModel().isEmpty()) {
            servers.getSelectionModel().selectFirst();
        }
    }

    private void onKey(KeyEvent event) {
        NearbyServer chosen = servers.getSelectionModel().getSelectedItem();
        boolean enters = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (enters && chosen != null) {
            model.join(chosen);
            event.consume();
        }
    }

    @FXML
    private void lookAgain() {
        model.lookAgain();
    }
}
