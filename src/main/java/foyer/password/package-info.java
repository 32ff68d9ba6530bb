/// What proves a member: password hashes, deliberately slow to compute, and signatures of guests.
@NullMarked
package foyer.password;

import org.jspecify.annotations.NullMarked;
