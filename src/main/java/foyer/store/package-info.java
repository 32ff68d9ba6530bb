/// What was said, on disk: one SQLite file a server.
@NullMarked
package foyer.store;

import org.jspecify.annotations.NullMarked;
