/// Saving what was said in a room.
@NullMarked
package foyer.ui.export;

import org.jspecify.annotations.NullMarked;
