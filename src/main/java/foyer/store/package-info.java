/// What was said, kept. In memory for now; bounded.
@NullMarked
package foyer.store;

import org.jspecify.annotations.NullMarked;
