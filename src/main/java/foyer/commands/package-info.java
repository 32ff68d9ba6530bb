/// The commands that the user types with a slash. UI thread.
@NullMarked
package foyer.commands;

import org.jspecify.annotations.NullMarked;
