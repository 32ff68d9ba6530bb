/// The wire protocol: commands, events, limits and JSON. Depends on no other package.
@NullMarked
package foyer.protocol;

import org.jspecify.annotations.NullMarked;
