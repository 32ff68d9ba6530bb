/// The way in: host a room here, or join one.
@NullMarked
package foyer.ui.start;

import org.jspecify.annotations.NullMarked;
