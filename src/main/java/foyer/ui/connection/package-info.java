/// The panel about the connection to a server.
@NullMarked
package foyer.ui.connection;

import org.jspecify.annotations.NullMarked;
