/// The room list.
@NullMarked
package foyer.ui.rooms;

import org.jspecify.annotations.NullMarked;
