/// How passwords are kept: as hashes that take long to make.
@NullMarked
package foyer.password;

import org.jspecify.annotations.NullMarked;
