/// Shared files on the host's disk, each stored once and named by its SHA-256.
@NullMarked
package foyer.serverfiles;

import org.jspecify.annotations.NullMarked;
