package foyer.ui.log;

import foyer.ui.emoji.EmojiShortcodes;
import foyer.ui.emoji.EmojiView;
import foyer.ui.log.CompletionPopup.Offered;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A word that is offered, and what it is for; before the name of an emoji stands the emoji. UI
/// thread.
final class CompletionCell extends ListCell<Offered> {
    private final Label word = new Label();
    private final Label help = new Label();
    private final HBox row = new HBox(8, word, help);

    CompletionCell() {
        row.setAlignment(Pos.CENTER_LEFT);
        word.setMinWidth(Region.USE_PREF_SIZE);
        help.setMinWidth(0);
        help.getStyleClass().add("offered-help");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Offered offered, boolean empty) {
        super.updateItem(offered, empty);
        if (offered == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        word.setText(offered.word());
        String drawn = EmojiShortcodes.toEmoji(offered.word());
        word.setGraphic(drawn.equals(offered.word()) ? null : EmojiView.of(drawn));
        help.setText(offered.help());
        setGraphic(row);
        setAccessibleText(
                offered.help().isEmpty() ? offered.word() : offered.word() + ", " + offered.help());
    }
}
