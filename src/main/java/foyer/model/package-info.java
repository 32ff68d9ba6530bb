/// View models of one server without a UI toolkit (javafx.base only): rooms, messages, members,
/// files, search. UI thread.
@NullMarked
package foyer.model;

import org.jspecify.annotations.NullMarked;
