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

/// The view of [NearbyModel]: the rooms near. UI thread.
public final class NearbyController {
    private static final double ROW = 52;
    private static final int ROWS = 4;

    private final NearbyModel model;
    private final Runnable nobody;

    @FXML private Node root;
    @FXML private Node progress;
    @FXML private ListView<NearbyServer> servers;
    @FXML private Node searching;
    @FXML private Node nothing;

    /// @param nobody run when nobody is found
    public NearbyController(NearbyModel model, Runnable nobody) {
        this.model = model;
        this.nobody = nobody;
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
        servers.setFixedCellSize(ROW);
        servers.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> ROW * Math.clamp(model.servers().size(), 1, ROWS) + 2,
                                model.servers()));
        servers.minHeightProperty().bind(servers.prefHeightProperty());
        servers.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        servers.focusedProperty().subscribe(this::select);
        phase.when(ViewShowing.of(root)).subscribe(this::turn);
    }

    private void turn(Phase now) {
        if (now == Phase.NOTHING && model.lookingProperty().get()) {
            nobody.run();
        }
    }

    private void select(boolean focused) {
        if (focused && servers.getSelectionModel().isEmpty()) {
            servers.getSelectionModel().selectFirst();
        }
    }

    private void pressed(KeyEvent event) {
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
