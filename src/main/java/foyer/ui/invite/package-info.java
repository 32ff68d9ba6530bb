/// How others are asked in: the code, the link, the picture of the link.
@NullMarked
package foyer.ui.invite;

import org.jspecify.annotations.NullMarked;
