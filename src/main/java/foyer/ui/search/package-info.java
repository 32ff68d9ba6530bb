/// Searching messages.
@NullMarked
package foyer.ui.search;

import org.jspecify.annotations.NullMarked;
