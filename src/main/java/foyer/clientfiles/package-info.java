/// Files on this person's own disk: those they give, and those they fetched.
@NullMarked
package foyer.clientfiles;

import org.jspecify.annotations.NullMarked;
