/// What hosts and moderators do for the whole server.
@NullMarked
package foyer.ui.host;

import org.jspecify.annotations.NullMarked;
