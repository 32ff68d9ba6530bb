/// The list of keys and slash commands.
@NullMarked
package foyer.ui.help;

import org.jspecify.annotations.NullMarked;
