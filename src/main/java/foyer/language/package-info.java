/// What the window says, in the languages it speaks. Knows no other package.
@NullMarked
package foyer.language;

import org.jspecify.annotations.NullMarked;
