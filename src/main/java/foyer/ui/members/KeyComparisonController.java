package foyer.ui.members;

import foyer.language.Texts;
import foyer.model.ConnectionModel;
import foyer.protocol.Member;
import foyer.ui.BidiLabel;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Shows the code that a member compares with their connection panel, below the members. Equal
/// codes mean that no one intercepts their connection. UI thread.
public final class KeyComparisonController {
    private final ConnectionModel connection;
    private @Nullable Node focusBefore;

    @FXML private Node root;
    @FXML private BidiText title;
    @FXML private Label code;
    @FXML private BidiLabel hint;
    @FXML private Button done;

    public KeyComparisonController(ConnectionModel connection) {
        this.connection = connection;
    }

    @FXML
    private void initialize() {
        NodeVisibility.collapseWhenHidden(root);
        root.setVisible(false);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    void show(Member member) {
        focusBefore = root.getScene().getFocusOwner();
        title.setText(Texts.of("compare.title", member.name()));
        code.setText(connection.comparisonOf(member));
        done.setAccessibleText(
                title.getText()
                        + ": "
                        + code.getText()
                        + ". "
                        + hint.getText()
                        + " "
                        + done.getText());
        root.setVisible(true);
        done.requestFocus();
    }

    void dismiss() {
        root.setVisible(false);
    }

    @FXML
    private void done() {
        dismiss();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            done();
            event.consume();
        }
    }
}
