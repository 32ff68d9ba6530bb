package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.client.KeyMismatchPrompt.Asked;
import foyer.language.Texts;
import foyer.protocol.KeyFingerprint;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Warns of a server that has another key than it should, and lets the person decide. UI thread.
public final class KeyMismatchController {
    private final ClientModel client;

    @FXML private Region root;
    @FXML private Label title;
    @FXML private Label words;
    @FXML private Label knownTitle;
    @FXML private Label known;
    @FXML private Label seen;
    @FXML private Button stay;
    @FXML private Button trust;

    public KeyMismatchController(ClientModel client) {
        this.client = client;
    }

    @FXML
    private void initialize() {
        NodeVisibility.show(root, false);
        client.keyMismatch().askedProperty().when(ViewShowing.of(root)).subscribe(this::show);
    }

    private void show(@Nullable Asked other) {
        NodeVisibility.show(root, other != null);
        if (other == null) {
            return;
        }
        boolean byLink = other.isByLink();
        title.setText(Texts.of(byLink ? "other_key.title.by_link" : "other_key.title"));
        words.setText(Texts.of(byLink ? "other_key.by_link" : "other_key.words"));
        knownTitle.setText(Texts.of(byLink ? "other_key.had.by_link" : "other_key.had"));
        known.setText(KeyFingerprint.grouped(other.known()));
        seen.setText(KeyFingerprint.grouped(other.seen()));
        NodeVisibility.show(trust, !byLink);
        stay.requestFocus();
    }

    @FXML
    private void stay() {
        client.keyMismatch().dismiss();
    }

    @FXML
    private void trust() {
        client.trustOtherKey();
    }
}
