/// Files in the window: what is about to be given, and what others gave.
@NullMarked
package foyer.ui.files;

import org.jspecify.annotations.NullMarked;
