package foyer.serverstore;

import org.jspecify.annotations.Nullable;

/// One emoji on one message, as a member who reacts with it finds it. Immutable.
///
/// @param mine whether the member's reaction is on
/// @param on whether any member's is on
/// @param spelling the emoji as it is on the message, with or without its variation selector; null
///   if it is not
/// @param kinds how many different emoji are on
/// @param entries how many reactions were added to the message and removed from it
/// @param myEntries those of the member
public record ReactionState(
        boolean mine,
        boolean on,
        @Nullable String spelling,
        int kinds,
        int entries,
        int myEntries) {}
