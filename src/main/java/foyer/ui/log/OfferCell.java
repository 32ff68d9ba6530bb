package foyer.ui.log;

import foyer.ui.emoji.EmojiView;
import foyer.ui.emoji.Shortcodes;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A word that is offered; before the name of an emoji stands the emoji. UI thread.
final class OfferCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String word, boolean empty) {
        super.updateItem(word, empty);
        if (word == null || empty) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(word);
        String drawn = Shortcodes.drawn(word);
        setGraphic(drawn.equals(word) ? null : EmojiView.of(drawn));
    }
}
