/// Inviting others: the server code, the link and its QR code.
@NullMarked
package foyer.ui.invite;

import org.jspecify.annotations.NullMarked;
