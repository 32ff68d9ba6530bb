/// Runs a server in this process: wires its parts, advertises it on the network, and the commands
/// `foyer serve` and `foyer nearby`.
@NullMarked
package foyer.hosting;

import org.jspecify.annotations.NullMarked;
