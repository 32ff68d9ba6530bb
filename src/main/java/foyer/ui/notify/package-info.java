/// Telling people of what is said while they look elsewhere.
@NullMarked
package foyer.ui.notify;

import org.jspecify.annotations.NullMarked;
