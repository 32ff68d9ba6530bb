/// Who a server is: its key, kept beside its history.
@NullMarked
package foyer.identity;

import org.jspecify.annotations.NullMarked;
