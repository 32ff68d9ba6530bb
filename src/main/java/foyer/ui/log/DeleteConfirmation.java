package foyer.ui.log;

import foyer.language.Texts;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks before a message is deleted for everyone. UI thread.
final class DeleteConfirmation {
    private DeleteConfirmation() {}

    static boolean isConfirmed(Window owner) {
        var delete = new ButtonType(Texts.of("log.delete.button"), ButtonData.OK_DONE);
        var keep = new ButtonType(Texts.of("words.keep_it"), ButtonData.CANCEL_CLOSE);
        var alert =
                new Alert(Alert.AlertType.CONFIRMATION, Texts.of("log.delete.words"), delete, keep);
        alert.initOwner(owner);
        alert.setTitle("Foyer");
        alert.setGraphic(null);
        alert.setHeaderText(Texts.of("log.delete.title"));
        return alert.showAndWait().filter(delete::equals).isPresent();
    }
}
