/// Being found on the network, and finding others.
@NullMarked
package foyer.discovery;

import org.jspecify.annotations.NullMarked;
