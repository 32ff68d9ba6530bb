/// What was said in a room, and saying something.
@NullMarked
package foyer.ui.log;

import org.jspecify.annotations.NullMarked;
