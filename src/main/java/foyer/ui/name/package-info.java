/// Taking another name.
@NullMarked
package foyer.ui.name;

import org.jspecify.annotations.NullMarked;
