package foyer.ui.log;

import foyer.language.Texts;
import foyer.ui.Confirmation;
import javafx.stage.Window;

/// Asks before a message is deleted for everyone. UI thread.
final class DeleteConfirmation {
    private DeleteConfirmation() {}

    static boolean isConfirmed(Window owner) {
        return Confirmation.ask(
                owner,
                Texts.of("log.delete.title"),
                Texts.of("log.delete.words"),
                Texts.of("log.delete.button"),
                Texts.of("words.keep_it"));
    }
}
