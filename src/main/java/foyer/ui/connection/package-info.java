/// How the connection to the server is.
@NullMarked
package foyer.ui.connection;

import org.jspecify.annotations.NullMarked;
