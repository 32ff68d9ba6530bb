/// The host's switch that lets guests join from a browser.
@NullMarked
package foyer.ui.guests;

import org.jspecify.annotations.NullMarked;
