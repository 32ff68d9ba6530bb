package foyer.state;

import foyer.protocol.Departure;
import foyer.protocol.Keeping;
import foyer.protocol.Role;

/// Sentences about what happened to others. Pure functions; any thread.
public final class Words {
    private Words() {}

    static String left(String name, Departure reason) {
        return name
                + switch (reason) {
                    case LEFT -> " left";
                    case LOST -> " lost the connection";
                    case REMOVED -> " was removed";
                    case HOST_CLOSED -> " left, the host closed the server";
                    case REPLACED -> " moved to another device";
                    case TOO_SLOW -> " was too slow to keep up";
                };
    }

    /// What a room does with what is said from now on.
    public static String keeping(Keeping keeping) {
        return switch (keeping) {
            case ALWAYS -> "What is said here is kept from now on";
            case DAY -> "What is said here is kept for 24 hours from now on";
            case NOTHING -> "Nothing that is said here is kept from now on";
        };
    }

    static String password(String name, String what, boolean locked) {
        return locked
                ? name + " set a password for " + what
                : name + " took the password of " + what + " away";
    }

    static String role(String name, Role role) {
        return name
                + switch (role) {
                    case HOST -> " is now a host";
                    case MODERATOR -> " is now a moderator";
                    case MEMBER -> " is no longer a moderator";
                };
    }
}
