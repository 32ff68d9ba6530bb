package foyer.ui.log;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A label between two lines across the log. UI thread.
final class Divider extends HBox {
    private final Label label = new Label();

    Divider(String styleClass) {
        getStyleClass().addAll("divider", styleClass);
        setAlignment(Pos.CENTER);
        label.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(line(), label, line());
    }

    void show(String text) {
        label.setText(text);
    }

    private static Region line() {
        var line = new Region();
        line.getStyleClass().add("line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }
}
