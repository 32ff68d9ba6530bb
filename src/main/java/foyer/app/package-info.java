/// What the whole program shares before anything is wired: its launch options, folders and version.
@NullMarked
package foyer.app;

import org.jspecify.annotations.NullMarked;
