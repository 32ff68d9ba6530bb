package foyer.ui.shell;

import foyer.language.Texts;
import foyer.protocol.Retention;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks before a shorter retention erases a room's messages for everyone. UI thread.
final class EraseConfirmation {
    private EraseConfirmation() {}

    /// Whether to go on: nothing is erased, or the user confirms it.
    static boolean isConfirmed(Retention before, Retention after, Window owner) {
        return switch (after) {
            case ALWAYS -> true;
            case DAY ->
                    before == Retention.NOTHING || isConfirmed(Texts.of("room.erase.day"), owner);
            case NOTHING -> isConfirmed(Texts.of("room.erase.all"), owner);
        };
    }

    private static boolean isConfirmed(String text, Window owner) {
        var erase = new ButtonType(Texts.of("room.erase"), ButtonData.OK_DONE);
        var keep = new ButtonType(Texts.of("words.keep_it"), ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", erase, keep);
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("room.erase.title"));
        question.setContentText(text);
        return question.showAndWait().filter(erase::equals).isPresent();
    }
}
