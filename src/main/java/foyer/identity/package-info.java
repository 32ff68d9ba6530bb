/// The server's identity: its key, saved beside its history.
@NullMarked
package foyer.identity;

import org.jspecify.annotations.NullMarked;
