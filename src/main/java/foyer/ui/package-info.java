/// The window. What all views share: the door to the UI thread, loading views, the theme.
@NullMarked
package foyer.ui;

import org.jspecify.annotations.NullMarked;
