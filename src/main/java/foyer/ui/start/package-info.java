/// The start view: host a server or join one.
@NullMarked
package foyer.ui.start;

import org.jspecify.annotations.NullMarked;
