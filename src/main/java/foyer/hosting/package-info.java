/// Runs a server in this process: wires its parts, advertises it on the network, and the command
/// `foyer serve`.
@NullMarked
package foyer.hosting;

import org.jspecify.annotations.NullMarked;
