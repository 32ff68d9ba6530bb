/// The entrance: starts the window or a command, and joins the rooms of the house.
@NullMarked
package foyer;

import org.jspecify.annotations.NullMarked;
