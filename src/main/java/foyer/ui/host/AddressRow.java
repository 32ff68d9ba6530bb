package foyer.ui.host;

import foyer.ui.CopyButton;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One address others can type, with a button to copy it. UI thread.
final class AddressRow extends HBox {

    AddressRow(String address) {
        getStyleClass().add("row");
        var text = new Label(address);
        text.getStyleClass().add("code");
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var copy = new CopyButton();
        copy.setWhat(address);
        copy.setCopies(address);
        getChildren().addAll(text, copy);
    }
}
