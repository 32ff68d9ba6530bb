/// The client above one chat: joining and hosting, the sessions with several servers, known and
/// nearby servers, the switcher and notifications. UI thread.
@NullMarked
package foyer.client;

import org.jspecify.annotations.NullMarked;
