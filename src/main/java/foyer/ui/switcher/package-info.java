/// Opening another room or server by a few letters of its name.
@NullMarked
package foyer.ui.switcher;

import org.jspecify.annotations.NullMarked;
