/// The rooms of a server, to choose from.
@NullMarked
package foyer.ui.rooms;

import org.jspecify.annotations.NullMarked;
