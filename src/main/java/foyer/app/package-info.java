/// What the whole program shares before anything is wired: its launch options, folders, version and
/// the single instance.
@NullMarked
package foyer.app;

import org.jspecify.annotations.NullMarked;
