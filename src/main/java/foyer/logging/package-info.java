/// Logs faults without what users wrote.
@NullMarked
package foyer.logging;

import org.jspecify.annotations.NullMarked;
