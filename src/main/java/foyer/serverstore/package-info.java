/// What was said, on disk: one SQLite file a server.
@NullMarked
package foyer.serverstore;

import org.jspecify.annotations.NullMarked;
