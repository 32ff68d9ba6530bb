/// The rooms: who is in them, what is said in them, and the one thread that decides it. Knows no
/// socket.
@NullMarked
package foyer.hub;

import org.jspecify.annotations.NullMarked;
