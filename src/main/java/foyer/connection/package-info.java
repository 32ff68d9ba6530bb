/// Outgoing connections: one WebSocket to one server, kept up until the user leaves.
@NullMarked
package foyer.connection;

import org.jspecify.annotations.NullMarked;
