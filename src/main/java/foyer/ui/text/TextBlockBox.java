package foyer.ui.text;

import foyer.language.Texts;
import foyer.model.WebLink;
import foyer.ui.CopyButton;
import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A block with its quote bars and list marker. Reused for other messages. UI thread.
final class TextBlockBox extends HBox {
    private static final PseudoClass SPACED = PseudoClass.getPseudoClass("apart");

    /// Limits the indentation, so that the text keeps its width.
    private static final int MAX_SHOWN_DEPTH = 4;

    private final List<Region> bars = new ArrayList<>();
    private final List<Region> indents = new ArrayList<>();
    private final Label marker = new Label();
    private final TextBlockFlow textFlow = new TextBlockFlow();
    private @Nullable CodeBlock codeBlock;

    TextBlockBox() {
        getStyleClass().add("passage");
        marker.getStyleClass().add("list-marker");
        marker.setAlignment(Pos.TOP_RIGHT);
        getChildren().addAll(marker, textFlow);
        fillWidth(textFlow);
    }

    /// Shows a block.
    ///
    /// @param onLink receives a clicked link
    /// @return the flow that contains the text
    TextBlockFlow show(TextBlock block, Consumer<WebLink> onLink) {
        if (block.isSpaced() != getPseudoClassStates().contains(SPACED)) {
            pseudoClassStateChanged(SPACED, block.isSpaced());
            applyCss();
        }
        setNodeOrientation(block.direction());
        showRegions(bars, "quote-bar", 0, block.quotes());
        showRegions(indents, "list-indent", bars.size(), block.indent() - 1);
        marker.setText(block.marker());
        NodeVisibility.show(marker, block.indent() > 0);
        NodeVisibility.show(textFlow, !block.isCode());
        if (codeBlock != null) {
            NodeVisibility.show(codeBlock, block.isCode());
        }
        TextBlockFlow flow = block.isCode() ? codeFlow(block.text()) : textFlow;
        flow.show(block.runs(), onLink);
        return flow;
    }

    private void showRegions(List<Region> regions, String styleClass, int startIndex, int count) {
        while (regions.size() < Math.min(count, MAX_SHOWN_DEPTH)) {
            var region = new Region();
            region.getStyleClass().add(styleClass);
            region.setMinWidth(Region.USE_PREF_SIZE);
            regions.add(region);
            getChildren().add(startIndex, region);
            region.applyCss();
        }
        for (int i = 0; i < regions.size(); i++) {
            NodeVisibility.show(regions.get(i), i < count);
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
