/// The server's decisions: one handler for each group of commands, all on one thread. Knows no
/// sockets.
@NullMarked
package foyer.hub;

import org.jspecify.annotations.NullMarked;
