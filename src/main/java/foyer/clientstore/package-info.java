/// The client's store: what the client has saved about each server in one SQLite file, so that a
/// restart loses nothing: unconfirmed messages, files on their way, drafts and recent log entries.
@NullMarked
package foyer.clientstore;

import org.jspecify.annotations.NullMarked;
