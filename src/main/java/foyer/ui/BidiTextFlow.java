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

/// Where text wraps, in whatever script people write. UI thread.
///
/// JavaFX 26 throws out of its layout when it breaks a run of right-to-left letters over two lines,
/// so nothing that people wrote may be given to a wrapping `Label` or `Text`. Here every word of
/// such a text is a run of its own, which is moved to the next line whole; a word too wide for that
/// is cut. Marks that turn the direction of what follows are left out: JavaFX throws over Latin
/// letters in them, too, and they serve to make words look like others.
public abstract class BidiTextFlow extends TextFlow {
    /// A space of no width, between the parts of a word that was cut.
    public static final String MAY_BREAK = "\u200b";

    /// Embeddings, overrides and isolates (Unicode UAX 9).
    private static final Pattern TURNING = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private static final double ROOMY = 1_000;

    /// No narrower than this is anything laid out, and no piece is wider.
    private static final double NARROWEST = 150;

    protected BidiTextFlow() {
        getStyleClass().add("wrapped-text");
        setMinWidth(0);
        // JavaFX asks how large it is even where it is hidden and was never laid out
        super.resize(ROOMY, 0);
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

    /// Whether a text has anything to be written from right to left.
    public static boolean runsBothWays(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// A text without marks that turn its direction.
    public static String withoutTurns(String text) {
        Matcher turning = TURNING.matcher(text);
        return turning.find() ? turning.replaceAll("") : text;
    }

    /// What a text must be cut into: each a [Text] of its own. [#MAY_BREAK] may be among them.
    public static List<String> pieces(String source) {
        String text = withoutTurns(source);
        if (!runsBothWays(text)) {
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
        // larger than texts are, which leaves room for any weight
        measure.setFont(Font.font(28));
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
