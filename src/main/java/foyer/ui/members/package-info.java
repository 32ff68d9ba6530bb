/// The members of a room, and the actions on them.
@NullMarked
package foyer.ui.members;

import org.jspecify.annotations.NullMarked;
