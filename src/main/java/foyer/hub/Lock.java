package foyer.hub;

import java.util.HashSet;
import java.util.Set;

/// Whether a room, or the server, asks for a password, and who gave it already. One thread, the
/// hub's.
final class Lock {
    /// The room's name; empty for the server.
    final String room;

    private final Set<String> admitted = new HashSet<>();
    private String hash = "";

    Lock(String room) {
        this.room = room;
    }

    boolean isSet() {
        return !hash.isEmpty();
    }

    /// The password's; empty if none is asked.
    String hash() {
        return hash;
    }

    /// Another password, or none: nobody has given it yet.
    void set(String newHash) {
        hash = newHash;
        admitted.clear();
    }

    void admit(String member) {
        admitted.add(member);
    }

    boolean knows(String member) {
        return admitted.contains(member);
    }
}
