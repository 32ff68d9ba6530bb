/// What can be done by keys and commands.
@NullMarked
package foyer.ui.help;

import org.jspecify.annotations.NullMarked;
