/// The host's switch for guests, who join from a browser.
@NullMarked
package foyer.ui.guests;

import org.jspecify.annotations.NullMarked;
