package foyer.ui.log;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;

/// Which way a text runs: as its first letter does. Pure functions; any thread.
final class Direction {
    private Direction() {}

    static NodeOrientation of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }
}
