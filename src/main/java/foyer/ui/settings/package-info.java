/// How this person wants Foyer to look and behave.
@NullMarked
package foyer.ui.settings;

import org.jspecify.annotations.NullMarked;
