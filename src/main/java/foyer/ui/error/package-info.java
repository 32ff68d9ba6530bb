/// What the person sees of a fault nobody expected.
@NullMarked
package foyer.ui.error;

import org.jspecify.annotations.NullMarked;
