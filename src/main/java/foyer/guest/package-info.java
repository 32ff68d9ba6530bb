/// Guests: people who come in from a browser, by a page that the server gives out.
@NullMarked
package foyer.guest;

import org.jspecify.annotations.NullMarked;
