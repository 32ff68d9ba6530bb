/// What Foyer is, and what it is made of.
@NullMarked
package foyer.ui.about;

import org.jspecify.annotations.NullMarked;
