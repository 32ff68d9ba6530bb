/// What this Foyer remembers of the servers its person was at, on their own disk: what they said
/// and was not stored yet, how far they know each room, what they typed.
@NullMarked
package foyer.clientstore;

import org.jspecify.annotations.NullMarked;
