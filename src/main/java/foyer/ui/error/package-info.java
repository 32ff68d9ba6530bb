/// The window that reports an unexpected exception.
@NullMarked
package foyer.ui.error;

import org.jspecify.annotations.NullMarked;
