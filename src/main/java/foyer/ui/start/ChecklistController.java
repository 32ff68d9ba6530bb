package foyer.ui.start;

import foyer.client.NearbyModel;
import foyer.client.NearbyModel.Phase;
import foyer.language.Texts;
import foyer.ui.NodeVisibility;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// The reasons why no nearby server was found, with the checks' results. Hidden while a server is
/// found. UI thread.
public final class ChecklistController {
    private final NearbyModel model;
    private final ListChangeListener<Object> onChange = _ -> fill();

    @FXML private Node root;
    @FXML private Pane checks;
    @FXML private Button scan;
    @FXML private Label scanning;

    public ChecklistController(NearbyModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        NodeVisibility.bind(
                root, model.phaseProperty().isEqualTo(Phase.NOTHING).and(model.lookingProperty()));
        scan.disableProperty().bind(model.toScanProperty().greaterThan(0));
        scanning.textProperty()
                .bind(
                        model.toScanProperty()
                                .map(
                                        left ->
                                                left.intValue() == 0
                                                        ? ""
                                                        : Texts.of("checklist.to_go", left)));
        model.refresh();
        model.networkChecks().addListener(new WeakListChangeListener<>(onChange));
        fill();
    }

    private void fill() {
        checks.getChildren()
                .setAll(model.networkChecks().stream().map(NetworkCheckRow::new).toList());
    }

    @FXML
    private void scan() {
        model.scan();
    }
}
