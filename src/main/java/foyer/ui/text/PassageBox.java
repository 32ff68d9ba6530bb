package foyer.ui.text;

import foyer.state.WebLink;
import foyer.ui.CopyButton;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A passage and what stands before it: the bars of quotes, a point's bullet. UI thread.
final class PassageBox extends HBox {
    /// Deeper ones are no further in, so that there is room for words.
    private static final int DEEPEST_SHOWN = 4;

    /// @param follow told of the link that is clicked
    PassageBox(Passage passage, PassageFlow words, Consumer<WebLink> follow) {
        getStyleClass().add("passage");
        if (passage.apart()) {
            getStyleClass().add("apart");
        }
        String text = passage.text();
        setNodeOrientation(passage.way());
        words.show(passage.runs(), follow);
        for (int i = Math.min(passage.quotes(), DEEPEST_SHOWN); i > 0; i--) {
            add("quote-bar");
        }
        for (int i = Math.min(passage.indent(), DEEPEST_SHOWN); i > 1; i--) {
            add("list-indent");
        }
        if (passage.indent() > 0) {
            var marker = new Label(passage.marker());
            marker.getStyleClass().add("list-marker");
            marker.setAlignment(Pos.TOP_RIGHT);
            getChildren().add(marker);
        }
        Region content = passage.isCode() ? code(words, text) : words;
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        getChildren().add(content);
    }

    private void add(String kind) {
        var region = new Region();
        region.getStyleClass().add(kind);
        region.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(region);
    }

    private static Region code(PassageFlow words, String text) {
        var copy = new CopyButton();
        copy.getStyleClass().add("small");
        copy.setWhat("the code");
        copy.setCopies(text);
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        var block = new StackPane(words, copy);
        block.getStyleClass().add("code-block");
        return block;
    }
}
