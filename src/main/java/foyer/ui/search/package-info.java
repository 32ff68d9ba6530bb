/// Finding again what was said.
@NullMarked
package foyer.ui.search;

import org.jspecify.annotations.NullMarked;
