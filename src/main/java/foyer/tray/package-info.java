/// Foyer's item in the desktop's tray, over D-Bus.
@NullMarked
package foyer.tray;

import org.jspecify.annotations.NullMarked;
