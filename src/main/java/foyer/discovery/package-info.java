/// Discovery: announces servers on the LAN and finds those of others.
@NullMarked
package foyer.discovery;

import org.jspecify.annotations.NullMarked;
