/// The log of a room and the composer below it.
@NullMarked
package foyer.ui.log;

import org.jspecify.annotations.NullMarked;
