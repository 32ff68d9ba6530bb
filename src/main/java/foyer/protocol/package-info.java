/// The words on the wire: commands, events, their limits and their text form. Knows no one else.
@NullMarked
package foyer.protocol;

import org.jspecify.annotations.NullMarked;
