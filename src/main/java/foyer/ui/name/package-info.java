/// The panel to change one's name.
@NullMarked
package foyer.ui.name;

import org.jspecify.annotations.NullMarked;
