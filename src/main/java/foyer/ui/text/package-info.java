/// Parsing, drawing and selecting the text of messages.
@NullMarked
package foyer.ui.text;

import org.jspecify.annotations.NullMarked;
