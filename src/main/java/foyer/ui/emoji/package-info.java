/// Emoji in colour, which JavaFX does not draw on Linux: pictures, their names, and choosing one.
@NullMarked
package foyer.ui.emoji;

import org.jspecify.annotations.NullMarked;
