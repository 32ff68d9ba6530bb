/// WebSocket connections of clients: handshakes, limits, frames and outboxes. Uses the WebSocket
/// library, as only `connection` does besides.
@NullMarked
package foyer.server;

import org.jspecify.annotations.NullMarked;
