package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// Replaces a message whose author the user ignores. UI thread.
final class FoldedMessageBox extends FlowPane {
    private @Nullable Entry message;

    FoldedMessageBox(MessageActions actions) {
        getStyleClass().add("folded");
        setAlignment(Pos.CENTER);
        var text = new Label(Texts.of("log.folded"));
        text.setMinWidth(0);
        var show = new Hyperlink(Texts.of("log.unfold.button"));
        show.getStyleClass().add("unfold");
        show.setFocusTraversable(false);
        show.setAccessibleText(Texts.of("log.unfold"));
        show.setOnAction(
                _ -> {
                    if (message != null) {
                        actions.unfold(message);
                    }
                });
        getChildren().addAll(text, show);
    }

    /// Returns the text for screen readers.
    String show(Entry entry) {
        message = entry;
        return Texts.of("log.folded");
    }
}
