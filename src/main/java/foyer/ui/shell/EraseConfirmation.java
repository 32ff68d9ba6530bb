package foyer.ui.shell;

import foyer.language.Texts;
import foyer.protocol.Retention;
import foyer.ui.Confirmation;
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
        return Confirmation.ask(
                owner,
                Texts.of("room.erase.title"),
                text,
                Texts.of("room.erase"),
                Texts.of("words.keep_it"));
    }
}
