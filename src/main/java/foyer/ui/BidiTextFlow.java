package foyer.ui;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text flow that wraps in any script.
///
/// JavaFX 26 throws from its layout when it breaks a run of right-to-left letters over two lines.
/// So user input must not be shown in a wrapping `Label` or `Text`. Here each word of such a text
/// is a `Text` that moves to the next line whole; a word wider than a line is cut. Characters that
/// change the direction are removed: JavaFX throws over Latin letters after them, too, and they can
/// make a word look like another. UI thread.
public abstract class BidiTextFlow extends TextFlow {
    /// A zero-width space, between the parts of a word that was cut.
    public static final String BREAK = "\u200b";

    /// Embeddings, overrides and isolates (Unicode UAX 9).
    private static final Pattern DIRECTION_MARKS = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private static final double INITIAL_WIDTH = 1_000;

    /// The least width of a layout, and the greatest of a piece.
    private static final double MIN_WIDTH = 150;

    protected BidiTextFlow() {
        getStyleClass().add("wrapped-text");
        setMinWidth(0);
        // JavaFX measures a hidden flow that was never laid out
        super.resize(INITIAL_WIDTH, 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? width : Math.max(width, MIN_WIDTH));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public void resize(double width, double height) {
        super.resize(Math.max(width, MIN_WIDTH), height);
    }

    /// Whether a text contains right-to-left letters.
    public static boolean hasRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// A text without the characters that change its direction.
    public static String withoutDirectionMarks(String text) {
        Matcher marks = DIRECTION_MARKS.matcher(text);
        return marks.find() ? marks.replaceAll("") : text;
    }

    /// Cuts a text into pieces that are each a [Text]. [#BREAK] can be among them.
    public static List<String> pieces(String source) {
        String text = withoutDirectionMarks(source);
        if (!hasRightToLeft(text)) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            cut(text.substring(start, end), pieces);
            start = end;
        }
        return pieces;
    }

    private static void cut(String word, List<String> pieces) {
        var measure = new Text(word);
        // larger than any text on screen, which leaves room for bold
        measure.setFont(Font.font(28));
        if (word.length() < 2 || measure.getLayoutBounds().getWidth() < MIN_WIDTH) {
            pieces.add(word);
            return;
        }
        int middle = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
        if (middle == 0) {
            pieces.add(word);
            return;
        }
        cut(word.substring(0, middle), pieces);
        pieces.add(BREAK);
        cut(word.substring(middle), pieces);
    }
}
