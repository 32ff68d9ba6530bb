package foyer.ui;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;

/// Which way a text runs (Unicode Standard Annex 9). Pure functions; any thread.
public final class TextDirection {
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";

    private TextDirection() {}

    /// As its first letter does.
    public static NodeOrientation of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }

    /// People's words and ours behind them in one text: figures of ours are not drawn in between
    /// words that run from right to left.
    public static String before(String ours, String peoples) {
        return BidiText.runsBothWays(peoples)
                ? peoples + LEFT_TO_RIGHT_MARK + ours
                : peoples + ours;
    }
}
