/// The sockets on the server's side: who may connect, what may come in, how it goes out. The only
/// place, beside `link`, that knows the WebSocket library.
@NullMarked
package foyer.server;

import org.jspecify.annotations.NullMarked;
