package foyer.ui;

import foyer.state.WebLink;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Text that wraps, in whatever script people write. UI thread.
///
/// JavaFX 26 throws out of its layout when it breaks a run of right-to-left letters over two lines,
/// so nothing that people wrote may be given to a wrapping `Label` or `Text`. Here every word of
/// such a text is a run of its own, which is moved to the next line whole; a word too wide for that
/// is cut.
public final class WrappedText extends TextFlow {
    /// No narrower than this is anything laid out, and no piece is wider.
    private static final double NARROWEST = 150;

    /// A space of no width.
    private static final String MAY_BREAK = "\u200b";

    private final StringProperty text = new SimpleStringProperty("");
    private List<WebLink> links = List.of();
    private Consumer<WebLink> follow = _ -> {};

    public WrappedText() {
        getStyleClass().add("wrapped-text");
        setMinWidth(0);
        text.subscribe(this::fill);
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String words) {
        setText(words, List.of(), _ -> {});
    }

    /// Shows a text with links.
    ///
    /// @param inWords the links among the words
    /// @param then told of the one that is clicked
    public void setText(String words, List<WebLink> inWords, Consumer<WebLink> then) {
        links = inWords;
        follow = then;
        if (words.equals(text.get())) {
            fill(words);
        } else {
            text.set(words);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? width : Math.max(width, NARROWEST));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public void resize(double width, double height) {
        super.resize(Math.max(width, NARROWEST), height);
    }

    private void fill(String words) {
        var nodes = new ArrayList<Text>();
        int done = 0;
        for (WebLink link : links) {
            pieces(words.substring(done, link.start()))
                    .forEach(piece -> nodes.add(new Text(piece)));
            pieces(words.substring(link.start(), link.end()))
                    .forEach(piece -> nodes.add(link(piece, link)));
            done = link.end();
        }
        pieces(words.substring(done)).forEach(piece -> nodes.add(new Text(piece)));
        getChildren().setAll(nodes);
    }

    private Text link(String piece, WebLink link) {
        var node = new Text(piece);
        node.getStyleClass().add("web-link");
        node.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                        follow.accept(link);
                    }
                });
        return node;
    }

    /// Whether a text has anything to be written from right to left.
    public static boolean runsBothWays(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static List<String> pieces(String text) {
        if (!runsBothWays(text)) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(text);
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            cut(text.substring(start, end), pieces);
            start = end;
        }
        return pieces;
    }

    private static void cut(String word, List<String> pieces) {
        var measure = new Text(word);
        // larger than texts are, which leaves room for any weight
        measure.setFont(Font.font(18));
        if (word.length() < 2 || measure.getLayoutBounds().getWidth() < NARROWEST) {
            pieces.add(word);
            return;
        }
        int middle = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
        if (middle == 0) {
            pieces.add(word);
            return;
        }
        cut(word.substring(0, middle), pieces);
        pieces.add(MAY_BREAK);
        cut(word.substring(middle), pieces);
    }
}
