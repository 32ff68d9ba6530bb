package foyer.ui;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// A modal question before something that cannot be undone. UI thread.
public final class Confirmation {
    private Confirmation() {}

    /// Asks and waits for the answer.
    ///
    /// @param confirm the text of the button that confirms
    /// @param cancel the text of the button that cancels
    /// @return true if the user confirms
    public static boolean ask(
            Window owner, String title, String text, String confirm, String cancel) {
        var confirmButton = new ButtonType(confirm, ButtonData.OK_DONE);
        var cancelButton = new ButtonType(cancel, ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, text, confirmButton, cancelButton);
        alert.initOwner(owner);
        alert.setTitle("Foyer");
        alert.setGraphic(null);
        alert.setHeaderText(title);
        return alert.showAndWait().filter(confirmButton::equals).isPresent();
    }
}
