/// Being found on the network.
@NullMarked
package foyer.lan;

import org.jspecify.annotations.NullMarked;
