package foyer.ui.files;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the parts of the rows in [AttachmentBar]. UI thread.
final class FileRowParts {
    private FileRowParts() {}

    /// A file's name; if there is little space, its middle is left out.
    static Label name(String text) {
        var name = new Label(text);
        name.getStyleClass().add("file-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.SOMETIMES);
        return name;
    }

    static Button button(String icon, String text) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        return button;
    }
}
