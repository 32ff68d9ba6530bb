/// The files people share, as they lie on the host's disk: each once, named by its SHA-256.
@NullMarked
package foyer.serverfiles;

import org.jspecify.annotations.NullMarked;
