/// The rules by which texts are compared in a search. The server and the window share them.
@NullMarked
package foyer.search;

import org.jspecify.annotations.NullMarked;
