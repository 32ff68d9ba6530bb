package foyer.ui.text;

import foyer.model.WebLink;
import foyer.ui.BidiTextFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Found;
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

/// The letters and emoji of a passage. UI thread.
final class TextBlockFlow extends BidiTextFlow {
    private static final PseudoClass ONLY_EMOJI = PseudoClass.getPseudoClass("only-emoji");

    /// More emoji than that are as large as letters.
    private static final int LARGE_MAX = 12;

    private final Map<List<String>, NodePool<Text>> letters = new HashMap<>();
    private final NodePool<EmojiView> emoji = new NodePool<>(EmojiView::new);
    private final List<Node> parts = new ArrayList<>();

    /// What each part is in the text: an emoji is one place of the flow and several letters, where
    /// a word may break is one and none.
    private final List<String> texts = new ArrayList<>();

    private final Path selected = new Path();
    private double selectedAt;
    private int from;
    private int to;
    private Consumer<WebLink> follow = _ -> {};
    private boolean hasLetters;

    TextBlockFlow() {
        selected.getStyleClass().add("selected-words");
        selected.setManaged(false);
        selected.setMouseTransparent(true);
    }

    /// @param then told of the link that is clicked
    void show(List<TextRun> runs, Consumer<WebLink> then) {
        follow = then;
        parts.clear();
        texts.clear();
        from = 0;
        to = 0;
        hasLetters = false;
        letters.values().forEach(NodePool::release);
        emoji.release();
        runs.forEach(this::add);
        boolean onlyEmoji = !hasLetters && !parts.isEmpty() && parts.size() <= LARGE_MAX;
        boolean turned = onlyEmoji != getPseudoClassStates().contains(ONLY_EMOJI);
        pseudoClassStateChanged(ONLY_EMOJI, onlyEmoji);
        var children = new ArrayList<>(parts);
        letters.values().forEach(each -> children.addAll(each.hideUnused()));
        children.addAll(emoji.hideUnused());
        NodePool.arrange(getChildren(), children);
        if (turned) {
            applyCss();
        }
    }

    /// How many letters of the passage stand before a point of this flow.
    ///
    /// @param letter whether the letter at the point is meant, not the nearest place between two
    int offsetAt(Point2D point, boolean letter) {
        HitInfo hit = getHitInfo(point);
        int left = letter ? hit.getCharIndex() : hit.getInsertionIndex();
        int offset = 0;
        for (int i = 0; i < parts.size(); i++) {
            int places = places(i);
            if (left < places) {
                return offset + (places == texts.get(i).length() ? left : 0);
            }
            left -= places;
            offset += texts.get(i).length();
        }
        return offset;
    }

    private int places(int part) {
        return parts.get(part) instanceof Text shown ? shown.getText().length() : 1;
    }

    private int place(int offset) {
        int left = offset;
        int place = 0;
        for (int i = 0; i < parts.size(); i++) {
            int length = texts.get(i).length();
            if (left < length) {
                return place + (places(i) == length ? left : 0);
            }
            left -= length;
            place += places(i);
        }
        return place;
    }

    /// Draws letters as selected, from one to before another; none if these are the same.
    void highlight(int first, int last) {
        boolean drawn = first == from && last == to && selectedAt == getWidth();
        if (drawn || (first == last && from == to)) {
            return;
        }
        from = first;
        to = last;
        selectedAt = getWidth();
        getChildren().remove(selected);
        if (first < last) {
            selected.getElements().setAll(shape(place(first), place(last)));
            getChildren().addFirst(selected);
        }
    }

    /// JavaFX 26 tells shapes from the left, also where a flow counts from the right.
    private List<PathElement> shape(int first, int last) {
        var shape = List.of(getRangeShape(first, last, true));
        if (getEffectiveNodeOrientation() == NodeOrientation.LEFT_TO_RIGHT) {
            return shape;
        }
        return shape.stream()
                .map(
                        element ->
                                switch (element) {
                                    case MoveTo to -> new MoveTo(getWidth() - to.getX(), to.getY());
                                    case LineTo to -> new LineTo(getWidth() - to.getX(), to.getY());
                                    default -> element;
                                })
                .toList();
    }

    private void add(TextRun run) {
        String text = run.text();
        int done = 0;
        for (Found found : EmojiTable.foundIn(text)) {
            add(text.substring(done, found.start()), run.style());
            EmojiView view = emoji.acquire();
            view.show(found.emoji());
            parts.add(view);
            texts.add(text.substring(found.start(), found.end()));
            done = found.end();
        }
        add(text.substring(done), run.style());
    }

    private void add(String text, TextRun.Style style) {
        if (!text.isEmpty()) {
            hasLetters |= !text.isBlank();
            for (String piece : pieces(text)) {
                parts.add(letters(piece, style));
                texts.add(piece.equals(MAY_BREAK) ? "" : piece);
            }
        }
    }

    private Text letters(String piece, TextRun.Style style) {
        Text node =
                letters.computeIfAbsent(
                                style.styleClasses(),
                                classes -> new NodePool<>(() -> made(classes)))
                        .acquire();
        node.setText(piece);
        node.setStrikethrough(style.struck());
        node.setUserData(style.link());
        return node;
    }

    private Text made(List<String> styleClasses) {
        var node = new Text();
        node.getStyleClass().addAll(styleClasses);
        node.setOnMouseClicked(
                click -> {
                    if (node.getUserData() instanceof WebLink link
                            && click.getButton() == MouseButton.PRIMARY
                            && click.isStillSincePress()) {
                        follow.accept(link);
                    }
                });
        return node;
    }
}
