/// Who is in a room.
@NullMarked
package foyer.ui.members;

import org.jspecify.annotations.NullMarked;
