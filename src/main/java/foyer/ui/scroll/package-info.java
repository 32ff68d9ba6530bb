/// Long lists of rows of any height, of which only those on the screen are drawn.
@NullMarked
package foyer.ui.scroll;

import org.jspecify.annotations.NullMarked;
