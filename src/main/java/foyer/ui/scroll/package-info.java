/// A list for long logs, which draws only the visible rows.
@NullMarked
package foyer.ui.scroll;

import org.jspecify.annotations.NullMarked;
