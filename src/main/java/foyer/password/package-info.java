/// Password hashes, deliberately slow to compute.
@NullMarked
package foyer.password;

import org.jspecify.annotations.NullMarked;
