/// Reads the markup and the links of messages. No state and no windows.
@NullMarked
package foyer.markup;

import org.jspecify.annotations.NullMarked;
