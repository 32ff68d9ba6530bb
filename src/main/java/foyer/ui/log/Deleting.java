package foyer.ui.log;

import foyer.protocol.Logged;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks before a message is taken away for everybody. UI thread.
final class Deleting {
    private Deleting() {}

    static boolean isMeant(Logged message, Window owner) {
        var delete = new ButtonType("Delete", ButtonData.OK_DONE);
        var keep = new ButtonType("Keep it", ButtonData.CANCEL_CLOSE);
        var question =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        "Its words are erased for everyone. That there was a message stays.",
                        delete,
                        keep);
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText("Delete this message by " + message.name() + "?");
        return question.showAndWait().filter(delete::equals).isPresent();
    }
}
