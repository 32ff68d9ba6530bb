/// Foyer in the tray of the desktop, where there is one that speaks D-Bus.
@NullMarked
package foyer.tray;

import org.jspecify.annotations.NullMarked;
