/// The main window and what all views share: the UI executor, the view loader, the theme.
@NullMarked
package foyer.ui;

import org.jspecify.annotations.NullMarked;
