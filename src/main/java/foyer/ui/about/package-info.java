/// The panel about Foyer and its libraries.
@NullMarked
package foyer.ui.about;

import org.jspecify.annotations.NullMarked;
