/// Sockets out: one connection to one server, kept up as long as it is wanted.
@NullMarked
package foyer.connection;

import org.jspecify.annotations.NullMarked;
