package foyer.ui.shell;

import foyer.language.Texts;
import foyer.protocol.Keeping;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks before what was said in a room is erased for everybody. UI thread.
final class Erasing {
    private Erasing() {}

    /// Whether to go on: nothing is erased, or the person means it.
    static boolean isMeant(Keeping before, Keeping now, Window owner) {
        return switch (now) {
            case ALWAYS -> true;
            case DAY -> before == Keeping.NOTHING || isMeant(Texts.of("room.erase.day"), owner);
            case NOTHING -> isMeant(Texts.of("room.erase.all"), owner);
        };
    }

    private static boolean isMeant(String words, Window owner) {
        var erase = new ButtonType(Texts.of("room.erase"), ButtonData.OK_DONE);
        var keep = new ButtonType(Texts.of("words.keep_it"), ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", erase, keep);
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("room.erase.title"));
        question.setContentText(words);
        return question.showAndWait().filter(erase::equals).isPresent();
    }
}
