/// What this person sees, without a toolkit: javafx.base only. Everything here belongs to the UI
/// thread.
@NullMarked
package foyer.state;

import org.jspecify.annotations.NullMarked;
