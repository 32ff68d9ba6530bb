package foyer.ui.text;

import foyer.markup.WebLink;
import foyer.ui.BidiTextFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Match;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;

/// Text and emoji of a block. UI thread.
final class TextBlockFlow extends BidiTextFlow {
    private static final PseudoClass ONLY_EMOJI = PseudoClass.getPseudoClass("only-emoji");

    /// The number of emoji up to which a message without text draws them large.
    private static final int MAX_LARGE = 12;

    private final Map<List<String>, NodePool<Text>> textPools = new HashMap<>();
    private final NodePool<EmojiView> emojiPool = new NodePool<>(EmojiView::new);
    private final List<Node> nodes = new ArrayList<>();

    /// The text of each node. Its length can differ from the node's: an emoji is one node character
    /// but several text characters, a break opportunity is one and none.
    private final List<String> texts = new ArrayList<>();

    private final Path selectionShape = new Path();
    private double selectionWidth;
    private int selectionStart;
    private int selectionEnd;
    private Consumer<WebLink> onLink = _ -> {};
    private boolean hasLetters;

    TextBlockFlow() {
        selectionShape.getStyleClass().add("selected-words");
        selectionShape.setManaged(false);
        selectionShape.setMouseTransparent(true);
    }

    /// @param onLink receives a clicked link
    void show(List<TextRun> runs, Consumer<WebLink> onLink) {
        this.onLink = onLink;
        nodes.clear();
        texts.clear();
        selectionStart = 0;
        selectionEnd = 0;
        hasLetters = false;
        textPools.values().forEach(NodePool::release);
        emojiPool.release();
        runs.forEach(this::add);
        boolean onlyEmoji = !hasLetters && !nodes.isEmpty() && nodes.size() <= MAX_LARGE;
        boolean isChanged = onlyEmoji != getPseudoClassStates().contains(ONLY_EMOJI);
        pseudoClassStateChanged(ONLY_EMOJI, onlyEmoji);
        var children = new ArrayList<>(nodes);
        textPools.values().forEach(pool -> children.addAll(pool.hideUnused()));
        children.addAll(emojiPool.hideUnused());
        NodePool.arrange(getChildren(), children);
        if (isChanged) {
            applyCss();
        }
    }

    /// The text offset nearest to a point of this flow.
    ///
    /// @param ofCharacter true for the offset of the character at the point, false for the nearest
    ///   gap between characters
    int offsetAt(Point2D point, boolean ofCharacter) {
        HitInfo hit = getHitInfo(point);
        int remaining = ofCharacter ? hit.getCharIndex() : hit.getInsertionIndex();
        int offset = 0;
        for (int i = 0; i < nodes.size(); i++) {
            int nodeLength = nodeLength(i);
            if (remaining < nodeLength) {
                return offset + (nodeLength == texts.get(i).length() ? remaining : 0);
            }
            remaining -= nodeLength;
            offset += texts.get(i).length();
        }
        return offset;
    }

    private int nodeLength(int node) {
        return nodes.get(node) instanceof Text text ? text.getText().length() : 1;
    }

    private int nodeOffset(int offset) {
        int remaining = offset;
        int nodeOffset = 0;
        for (int i = 0; i < nodes.size(); i++) {
            int length = texts.get(i).length();
            if (remaining < length) {
                return nodeOffset + (nodeLength(i) == length ? remaining : 0);
            }
            remaining -= length;
            nodeOffset += nodeLength(i);
        }
        return nodeOffset;
    }

    /// Draws a range of characters as selected; none if both ends are equal.
    void highlight(int first, int last) {
        boolean isDrawn =
                first == selectionStart && last == selectionEnd && selectionWidth == getWidth();
        if (isDrawn || (first == last && selectionStart == selectionEnd)) {
            return;
        }
        selectionStart = first;
        selectionEnd = last;
        selectionWidth = getWidth();
        getChildren().remove(selectionShape);
        if (first < last) {
            selectionShape.getElements().setAll(shape(nodeOffset(first), nodeOffset(last)));
            getChildren().addFirst(selectionShape);
        }
    }

    /// Mirrors the shape in right-to-left flows, as JavaFX 26 measures it from the left there too.
    private List<PathElement> shape(int first, int last) {
        var shape = List.of(getRangeShape(first, last, true));
        if (getEffectiveNodeOrientation() == NodeOrientation.LEFT_TO_RIGHT) {
            return shape;
        }
        return shape.stream()
                .map(
                        element ->
                                switch (element) {
                                    case MoveTo move ->
                                            new MoveTo(getWidth() - move.getX(), move.getY());
                                    case LineTo line ->
                                            new LineTo(getWidth() - line.getX(), line.getY());
                                    default -> element;
                                })
                .toList();
    }

    private void add(TextRun run) {
        String text = run.text();
        int start = 0;
        for (Match match : EmojiTable.matchesIn(text)) {
            add(text.substring(start, match.start()), run.style());
            EmojiView view = emojiPool.acquire();
            view.show(match.emoji());
            nodes.add(view);
            texts.add(text.substring(match.start(), match.end()));
            start = match.end();
        }
        add(text.substring(start), run.style());
    }

    private void add(String text, TextRun.Style style) {
        if (!text.isEmpty()) {
            hasLetters |= !text.isBlank();
            for (String piece : pieces(text)) {
                nodes.add(textNode(piece, style));
                texts.add(piece.equals(BREAK) ? "" : piece);
            }
        }
    }

    private Text textNode(String piece, TextRun.Style style) {
        Text node =
                textPools
                        .computeIfAbsent(
                                style.styleClasses(),
                                classes -> new NodePool<>(() -> createText(classes)))
                        .acquire();
        node.setText(piece);
        node.setStrikethrough(style.struck());
        node.setUserData(style.link());
        return node;
    }

    private Text createText(List<String> styleClasses) {
        var node = new Text();
        node.getStyleClass().addAll(styleClasses);
        node.setOnMouseClicked(
                click -> {
                    if (node.getUserData() instanceof WebLink link
                            && click.getButton() == MouseButton.PRIMARY
                            && click.isStillSincePress()) {
                        onLink.accept(link);
                    }
                });
        return node;
    }
}
