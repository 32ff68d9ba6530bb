/// What this person chose, and the file it lives in.
@NullMarked
package foyer.settings;

import org.jspecify.annotations.NullMarked;
