package foyer.ui.files;

import foyer.language.Texts;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/// What came of the user's last action on a file, and the way to the saved file. UI thread.
final class FileResultLine extends VBox {
    final Hyperlink folder = new Hyperlink(Texts.of("files.show_in_folder"));
    private final BidiText text = new BidiText();

    FileResultLine() {
        getStyleClass().add("file-result");
        text.getStyleClass().add("file-detail");
        getChildren().addAll(text, folder);
    }

    void show(FileActions.Outcome outcome) {
        text.setText(outcome.text());
        NodeVisibility.show(this, !outcome.text().isEmpty());
        NodeVisibility.show(folder, outcome.saved() != null);
    }
}
