package foyer.ui.name;

import foyer.model.NameChangeModel;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The view of [NameChangeModel]. It closes when the server has said yes, or when there was nothing
/// to ask. UI thread.
public final class NameChangeController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final NameChangeModel nameChange;
    private final Runnable close;

    @FXML private Node root;
    @FXML private TextField name;
    @FXML private Label refusal;
    @FXML private Node busy;
    @FXML private Button save;

    public NameChangeController(NameChangeModel nameChange, Runnable close) {
        this.nameChange = nameChange;
        this.close = close;
    }

    @FXML
    private void initialize() {
        nameChange.begin();
        name.textProperty().bindBidirectional(nameChange.proposedProperty());
        EnterKey.in(name, this::save);
        name.editableProperty().bind(nameChange.busyProperty().not());
        save.disableProperty().bind(nameChange.busyProperty());
        busy.visibleProperty().bind(nameChange.busyProperty());
        refusal.textProperty().bind(nameChange.refusalProperty());
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        name.accessibleHelpProperty().bind(nameChange.refusalProperty());
        nameChange
                .refusalProperty()
                .when(ViewShowing.of(root))
                .subscribe(error -> name.pseudoClassStateChanged(DANGER, !error.isEmpty()));
        String before = nameChange.currentProperty().get();
        nameChange
                .currentProperty()
                .when(ViewShowing.of(root))
                .subscribe(
                        current -> {
                            if (!current.equals(before)) {
                                close.run();
                            }
                        });
        ViewShowing.of(root).subscribe(this::begin);
    }

    private void begin(boolean shown) {
        if (shown) {
            name.requestFocus();
            name.selectAll();
        }
    }

    @FXML
    private void save() {
        if (nameChange.busyProperty().get()) {
            return;
        }
        nameChange.submit();
        if (!nameChange.busyProperty().get() && nameChange.refusalProperty().get().isEmpty()) {
            close.run();
        }
    }

    @FXML
    private void cancel() {
        close.run();
    }
}
