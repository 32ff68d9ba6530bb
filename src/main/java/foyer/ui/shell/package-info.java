/// The window of a server: places the views, shows how the connection is.
@NullMarked
package foyer.ui.shell;

import org.jspecify.annotations.NullMarked;
