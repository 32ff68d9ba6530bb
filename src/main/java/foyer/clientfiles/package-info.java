/// The user's files on this computer: those they send, and those they have downloaded.
@NullMarked
package foyer.clientfiles;

import org.jspecify.annotations.NullMarked;
