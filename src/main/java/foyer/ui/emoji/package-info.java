/// Coloured emoji, which JavaFX does not draw on Linux: pictures, shortcodes and a picker.
@NullMarked
package foyer.ui.emoji;

import org.jspecify.annotations.NullMarked;
