package foyer.ui;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;

/// The direction of text (Unicode Standard Annex 9). Pure functions; any thread.
public final class TextDirection {
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";

    private TextDirection() {}

    /// The direction of the text's first letter.
    public static NodeOrientation of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }

    /// User input followed by Foyer's text. A mark between them keeps Foyer's numbers from being
    /// drawn inside right-to-left input.
    public static String join(String input, String text) {
        return BidiText.hasRightToLeft(input) ? input + LEFT_TO_RIGHT_MARK + text : input + text;
    }
}
