/// The program: starts the window or a command, once per data folder.
@NullMarked
package foyer;

import org.jspecify.annotations.NullMarked;
