package foyer.ui.start;

import foyer.language.Texts;
import foyer.protocol.KeyPrint;
import foyer.state.Entrance;
import foyer.state.KeyQuestion.Asked;
import foyer.ui.Parts;
import foyer.ui.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Warns of a server that has another key than it should, and lets the person decide. UI thread.
public final class OtherKeyController {
    private final Entrance entrance;

    @FXML private Region root;
    @FXML private Label words;
    @FXML private Label known;
    @FXML private Label seen;
    @FXML private Button stay;
    @FXML private Button trust;

    public OtherKeyController(Entrance entrance) {
        this.entrance = entrance;
    }

    @FXML
    private void initialize() {
        Parts.show(root, false);
        entrance.otherKey().askedProperty().when(Shown.of(root)).subscribe(this::show);
    }

    private void show(@Nullable Asked other) {
        Parts.show(root, other != null);
        if (other == null) {
            return;
        }
        words.setText(
                other.isByLink() ? Texts.of("other_key.by_link") : Texts.of("other_key.words"));
        known.setText(KeyPrint.grouped(other.known()));
        seen.setText(KeyPrint.grouped(other.seen()));
        Parts.show(trust, !other.isByLink());
        stay.requestFocus();
    }

    @FXML
    private void stay() {
        entrance.otherKey().dismiss();
    }

    @FXML
    private void trust() {
        entrance.trustOtherKey();
    }
}
