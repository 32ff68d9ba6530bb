/// The server's history and state, in one SQLite file.
@NullMarked
package foyer.serverstore;

import org.jspecify.annotations.NullMarked;
