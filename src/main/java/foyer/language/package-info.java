/// The texts of the window in all languages.
@NullMarked
package foyer.language;

import org.jspecify.annotations.NullMarked;
