/// Being found on the network, and finding others.
@NullMarked
package foyer.lan;

import org.jspecify.annotations.NullMarked;
