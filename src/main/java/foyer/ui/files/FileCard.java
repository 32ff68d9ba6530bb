package foyer.ui.files;

import foyer.language.Texts;
import foyer.ui.BidiLabel;
import foyer.ui.NodeVisibility;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file's name, size and buttons, and how much of it has come. UI thread.
final class FileCard extends HBox {
    private static final double MAX_WIDTH = 460;

    final Label name = new Label();
    final Label detail = new BidiLabel();
    final Button save = button("fth-download", Texts.of("files.save"));
    final Button saveAs = button("fth-folder", Texts.of("files.save_as"));
    final Button open = button("fth-external-link", Texts.of("files.open"));
    final Button stop = button("fth-x", Texts.of("files.stop"));
    private final ProgressBar bar = new ProgressBar();

    FileCard() {
        super(8);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.getStyleClass().add("file-name");
        detail.getStyleClass().add("file-detail");
        detail.setMinWidth(0);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        var labels = new VBox(2, name, bar, detail);
        labels.setMinWidth(0);
        HBox.setHgrow(labels, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("file-card");
        setMaxWidth(MAX_WIDTH);
        getChildren().addAll(new FontIcon("fth-file"), labels, save, saveAs, open, stop);
    }

    private static Button button(String icon, String text) {
        Button button = FileRowParts.button(icon, text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        NodeVisibility.collapseWhenHidden(button);
        return button;
    }

    /// @param part how much has come, from 0 to 1
    /// @param mayOpen whether the file is harmless
    void show(String text, boolean underWay, double part, boolean mayOpen) {
        detail.setText(text);
        stop.setVisible(underWay);
        save.setVisible(!underWay);
        open.setVisible(!underWay && mayOpen);
        NodeVisibility.show(bar, underWay);
        bar.setProgress(part);
        bar.setAccessibleText(Texts.of("files.progress.download", name.getText()));
    }

    void showNoButtons() {
        for (Button button : new Button[] {save, saveAs, open, stop}) {
            button.setVisible(false);
        }
    }

    void clear() {
        name.setText("");
        detail.setText("");
        NodeVisibility.show(bar, false);
    }
}
