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

/// A passage and what stands before it: the bars of quotes, a point's bullet. Made once and filled
/// for each message. UI thread.
final class TextBlockBox extends HBox {
    private static final PseudoClass APART = PseudoClass.getPseudoClass("apart");

    /// Deeper ones are no further in, so that there is room for words.
    private static final int DEEPEST_SHOWN = 4;

    private final List<Region> bars = new ArrayList<>();
    private final List<Region> indents = new ArrayList<>();
    private final Label marker = new Label();
    private final TextBlockFlow textFlow = new TextBlockFlow();
    private @Nullable CodeBlock code;

    TextBlockBox() {
        getStyleClass().add("passage");
        marker.getStyleClass().add("list-marker");
        marker.setAlignment(Pos.TOP_RIGHT);
        getChildren().addAll(marker, textFlow);
        grow(textFlow);
    }

    /// Fills it.
    ///
    /// @param follow told of the link that is clicked
    /// @return where its words are
    TextBlockFlow show(TextBlock block, Consumer<WebLink> follow) {
        if (block.apart() != getPseudoClassStates().contains(APART)) {
            pseudoClassStateChanged(APART, block.apart());
            applyCss();
        }
        setNodeOrientation(block.way());
        show(bars, "quote-bar", 0, block.quotes());
        show(indents, "list-indent", bars.size(), block.indent() - 1);
        marker.setText(block.marker());
        NodeVisibility.show(marker, block.indent() > 0);
        NodeVisibility.show(textFlow, !block.isCode());
        if (code != null) {
            NodeVisibility.show(code, block.isCode());
        }
        TextBlockFlow flow = block.isCode() ? codeFor(block.text()) : textFlow;
        flow.show(block.runs(), follow);
        return flow;
    }

    private void show(List<Region> regions, String kind, int from, int wanted) {
        while (regions.size() < Math.min(wanted, DEEPEST_SHOWN)) {
            var region = new Region();
            region.getStyleClass().add(kind);
            region.setMinWidth(Region.USE_PREF_SIZE);
            regions.add(region);
            getChildren().add(from, region);
            region.applyCss();
        }
        for (int i = 0; i < regions.size(); i++) {
            NodeVisibility.show(regions.get(i), i < wanted);
        }
    }

    private TextBlockFlow codeFor(String text) {
        CodeBlock block = code;
        if (block == null) {
            block = new CodeBlock();
            code = block;
            getChildren().add(block);
            block.applyCss();
            grow(block);
        }
        block.copy.setCopies(text);
        return block.textFlow;
    }

    private static void grow(Region content) {
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
    }

    private static final class CodeBlock extends StackPane {
        private final TextBlockFlow textFlow = new TextBlockFlow();
        private final CopyButton copy = new CopyButton();

        private CodeBlock() {
            copy.getStyleClass().add("small");
            copy.setWhat(Texts.of("copy.code"));
            StackPane.setAlignment(copy, Pos.TOP_RIGHT);
            getChildren().addAll(textFlow, copy);
            getStyleClass().add("code-block");
        }
    }
}
