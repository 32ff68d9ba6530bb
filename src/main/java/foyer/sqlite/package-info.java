/// What all of Foyer's SQLite files have in common: faults in words, damage, putting a damaged file
/// out of the way.
@NullMarked
package foyer.sqlite;

import org.jspecify.annotations.NullMarked;
