/// Notices about messages that the user does not see.
@NullMarked
package foyer.ui.notify;

import org.jspecify.annotations.NullMarked;
