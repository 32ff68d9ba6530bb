package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.protocol.PasswordChallenge;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Issues and redeems invitations: tokens that stand for a password, once or for some time. Stores
/// only their hashes. Hub thread.
final class InvitationHandler {
    private static final int OPEN_MAX = 100;

    private final LockRegistry lockRegistry;
    private final People people;
    private final Delivery delivery;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    InvitationHandler(
            LockRegistry lockRegistry, People people, Delivery delivery, InstantSource clock) {
        this.people = people;
        this.lockRegistry = lockRegistry;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// Issues a token for a room, the server, or both: for those that have a password which the
    /// member may set.
    void invite(Person person, long requestId, Command.Invite command) {
        AccessLock requested = lockRegistry.requireLock(person, requestId, command.room());
        if (requested == null) {
            return;
        }
        if (person.guest) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Guests can’t make invites, because others could read them.");
            return;
        }
        var locks = new LinkedHashSet<AccessLock>();
        if (person.role == Role.HOST) {
            locks.add(lockRegistry.server());
        }
        locks.add(requested);
        locks.removeIf(accessLock -> !accessLock.isSet());
        if (locks.isEmpty()) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.INVALID,
                    "No password is set, so no invite is needed.",
                    Sentence.NO_PASSWORD_THERE.with());
            return;
        }
        long now = clock.millis();
        List<Change> changes = new ArrayList<>();
        locks.forEach(accessLock -> accessLock.dropInvitationsUntil(now, changes));
        if (locks.stream().anyMatch(accessLock -> accessLock.invitations().size() >= OPEN_MAX)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "%d invites are already open. Set a new password to end them."
                            .formatted(OPEN_MAX),
                    Sentence.INVITATIONS.with(OPEN_MAX));
            return;
        }
        issue(person, requestId, command, now, locks, changes);
    }

    private void issue(
            Person person,
            long requestId,
            Command.Invite command,
            long now,
            Set<AccessLock> locks,
            List<Change> changes) {
        String token = MemberId.newKey(random);
        String hash = PasswordChallenge.tokenHash(token);
        boolean once = command.once();
        long until = now + command.lasting().toMillis();
        for (AccessLock accessLock : locks) {
            changes.add(new Change.Invitation(accessLock.room, hash, once, until, person.id));
        }
        if (delivery.storeNow(person, requestId, changes)) {
            for (AccessLock accessLock : locks) {
                accessLock.invite(
                        new Change.Invitation(accessLock.room, hash, once, until, person.id));
            }
            delivery.send(
                    person.peer, new Event.Invited(requestId, command.room(), token, once, until));
        }
    }

    /// Admits a member to all locks of an invitation.
    ///
    /// @param token what the member sent as a password
    /// @return true if it is a valid token for this lock, false if not
    boolean redeem(AccessLock requested, Person person, String token) {
        return redeemHash(requested, person.id, PasswordChallenge.tokenHash(token));
    }

    /// Admits a member to all locks of an invitation.
    ///
    /// @param hash of the token that the member has proved
    /// @return true if it is valid for this lock, false if not
    boolean redeemHash(AccessLock requested, String member, String hash) {
        Change.@Nullable Invitation invitation = requested.invitations().get(hash);
        if (invitation == null
                || invitation.until() <= clock.millis()
                || !mayStillInvite(invitation)) {
            return false;
        }
        var changes = new ArrayList<Change>();
        for (AccessLock accessLock : lockRegistry.all()) {
            if (accessLock.invitations().containsKey(hash)) {
                changes.add(new Change.Admitted(accessLock.room, member));
                accessLock.admit(member);
                if (invitation.once()) {
                    accessLock.invitations().remove(hash);
                }
            }
        }
        if (invitation.once()) {
            changes.add(new Change.InvitationRemoved(hash));
        }
        // as with a password, the member is admitted even if that cannot be stored
        var _ = delivery.storeNow(null, 0, changes);
        return true;
    }

    /// Whether the maker of an invitation to the server is still a host.
    private boolean mayStillInvite(Change.Invitation invitation) {
        String by = invitation.by();
        return by.isEmpty() || !invitation.room().isEmpty() || people.isHost(by);
    }

    /// Ends the invitations of a member who was banned. If that cannot be stored, they are back
    /// after a restart.
    void endInvitationsOf(String member) {
        var changes = new ArrayList<Change>();
        for (AccessLock accessLock : lockRegistry.all()) {
            accessLock
                    .invitations()
                    .values()
                    .removeIf(
                            invitation -> {
                                boolean ends = invitation.by().equals(member);
                                if (ends) {
                                    changes.add(new Change.InvitationRemoved(invitation.hash()));
                                }
                                return ends;
                            });
        }
        if (!changes.isEmpty()) {
            var _ = delivery.storeNow(null, 0, changes);
        }
    }
}
