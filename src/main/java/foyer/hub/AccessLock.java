package foyer.hub;

import foyer.serverstore.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The password of a room or of the server, the members who have passed it, and the invitations
/// that stand for it. Hub thread.
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

    /// The password's hash; empty if there is no password.
    String hash() {
        return hash;
    }

    /// Sets another password, or none if empty. Ends all admissions and invitations.
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

    /// By the hashes of their tokens; may be changed.
    Map<String, Change.Invitation> invitations() {
        return invitations;
    }

    /// Removes expired invitations.
    ///
    /// @param changes receives what must be stored
    void dropInvitationsUntil(long millis, List<Change> changes) {
        invitations
                .values()
                .removeIf(
                        invitation -> {
                            boolean expired = invitation.until() <= millis;
                            if (expired) {
                                changes.add(new Change.InvitationRemoved(invitation.hash()));
                            }
                            return expired;
                        });
    }
}
