package foyer.ui.log;

import foyer.ui.SafeListCell;
import foyer.ui.emoji.EmojiShortcodes;
import foyer.ui.emoji.EmojiView;
import foyer.ui.log.CompletionPopup.Suggestion;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A suggestion with its help text and, for an emoji shortcode, its picture. UI thread.
final class CompletionCell extends SafeListCell<Suggestion> {
    private final Label text = new Label();
    private final Label help = new Label();
    private final HBox row = new HBox(8, text, help);

    CompletionCell() {
        row.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(Region.USE_PREF_SIZE);
        help.setMinWidth(0);
        help.getStyleClass().add("offered-help");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void fill(@Nullable Suggestion suggestion) {
        if (suggestion == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        text.setText(suggestion.text());
        String withEmoji = EmojiShortcodes.toEmoji(suggestion.text());
        text.setGraphic(withEmoji.equals(suggestion.text()) ? null : EmojiView.of(withEmoji));
        help.setText(suggestion.help());
        setGraphic(row);
        setAccessibleText(
                suggestion.help().isEmpty()
                        ? suggestion.text()
                        : suggestion.text() + ", " + suggestion.help());
    }
}
