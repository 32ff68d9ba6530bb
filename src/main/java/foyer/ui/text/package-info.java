/// What people wrote, as it is shown.
@NullMarked
package foyer.ui.text;

import org.jspecify.annotations.NullMarked;
