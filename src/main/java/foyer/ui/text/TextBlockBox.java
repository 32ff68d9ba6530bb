package foyer.ui.text;

import foyer.language.Texts;
import foyer.markup.WebLink;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A block with its quote bars. Reused for other messages. UI thread.
final class TextBlockBox extends HBox {
    /// Limits the quote bars, so that the text keeps its width.
    private static final int MAX_SHOWN_DEPTH = 4;

    private final List<Region> bars = new ArrayList<>();
    private final TextBlockFlow textFlow = new TextBlockFlow();
    private @Nullable CodeBlock codeBlock;

    TextBlockBox() {
        getStyleClass().add("passage");
        getChildren().add(textFlow);
        fillWidth(textFlow);
    }

    /// Shows a block.
    ///
    /// @param onLink receives a clicked link
    /// @return the flow that contains the text
    TextBlockFlow show(TextBlock block, Consumer<WebLink> onLink) {
        setNodeOrientation(block.direction());
        showBars(block.quotes());
        NodeVisibility.show(textFlow, !block.isCode());
        if (codeBlock != null) {
            NodeVisibility.show(codeBlock, block.isCode());
        }
        TextBlockFlow flow = block.isCode() ? codeFlow(block.text()) : textFlow;
        flow.show(block.runs(), onLink);
        return flow;
    }

    private void showBars(int count) {
        while (bars.size() < Math.min(count, MAX_SHOWN_DEPTH)) {
            var bar = new Region();
            bar.getStyleClass().add("quote-bar");
            bar.setMinWidth(Region.USE_PREF_SIZE);
            bars.add(bar);
            getChildren().addFirst(bar);
            bar.applyCss();
        }
        for (int i = 0; i < bars.size(); i++) {
            NodeVisibility.show(bars.get(i), i < count);
        }
    }

    private TextBlockFlow codeFlow(String text) {
        CodeBlock block = codeBlock;
        if (block == null) {
            block = new CodeBlock();
            codeBlock = block;
            getChildren().add(block);
            block.applyCss();
            fillWidth(block);
        }
        block.copyButton.setCopies(text);
        return block.textFlow;
    }

    private static void fillWidth(Region content) {
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
    }

    private static final class CodeBlock extends StackPane {
        private final TextBlockFlow textFlow = new TextBlockFlow();
        private final CopyButton copyButton = new CopyButton();

        private CodeBlock() {
            copyButton.getStyleClass().add("small");
            copyButton.setWhat(Texts.of("copy.code"));
            StackPane.setAlignment(copyButton, Pos.TOP_RIGHT);
            getChildren().addAll(textFlow, copyButton);
            getStyleClass().add("code-block");
        }
    }
}
