package foyer.hub;

import foyer.serverstore.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a room, or the server, asks for a password, and who gave it already. One thread, the
/// hub's.
final class AccessLock {
    /// The room's name; empty for the server.
    final String room;

    private final Set<String> admitted = new HashSet<>();
    private final Map<String, Change.Invitation> invitations = new HashMap<>();
    private String hash = "";

    AccessLock(String room) {
        this.room = room;
    }

    boolean isSet() {
        return !hash.isEmpty();
    }

    /// The password's; empty if none is asked.
    String hash() {
        return hash;
    }

    /// Another password, or none: nobody has given it yet, and no invitation holds any more.
    void set(String newHash) {
        hash = newHash;
        admitted.clear();
        invitations.clear();
    }

    void admit(String member) {
        admitted.add(member);
    }

    boolean isAdmitted(String member) {
        return admitted.contains(member);
    }

    void invite(Change.Invitation invitation) {
        invitations.put(invitation.hash(), invitation);
    }

    /// By the hashes of their tokens.
    Map<String, Change.Invitation> invitations() {
        return invitations;
    }

    /// Forgets those that have ended.
    ///
    /// @param changes what is to be stored of that is put there
    void dropInvitationsUntil(long millis, List<Change> changes) {
        invitations
                .values()
                .removeIf(
                        each -> {
                            boolean over = each.until() <= millis;
                            if (over) {
                                changes.add(new Change.InvitationRemoved(each.hash()));
                            }
                            return over;
                        });
    }
}
