/// The panel for hosts and moderators: addresses, password, bans, announcements.
@NullMarked
package foyer.ui.host;

import org.jspecify.annotations.NullMarked;
