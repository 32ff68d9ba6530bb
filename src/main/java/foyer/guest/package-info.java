/// Guests join from a browser: the page the server sends them and the port it is served on.
@NullMarked
package foyer.guest;

import org.jspecify.annotations.NullMarked;
