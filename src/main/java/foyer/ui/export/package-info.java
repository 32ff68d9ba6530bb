/// Exporting the log of a room.
@NullMarked
package foyer.ui.export;

import org.jspecify.annotations.NullMarked;
