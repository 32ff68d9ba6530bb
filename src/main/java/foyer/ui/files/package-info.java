/// Files in the window: attachment drafts, uploads and the files of messages.
@NullMarked
package foyer.ui.files;

import org.jspecify.annotations.NullMarked;
