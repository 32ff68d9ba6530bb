/// The user's settings and their file.
@NullMarked
package foyer.settings;

import org.jspecify.annotations.NullMarked;
