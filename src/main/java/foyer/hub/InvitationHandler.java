package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.PersistedState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/// What lets somebody in who does not know the password, once or for some time. Only hashes of
/// these tokens are kept. One thread, the hub's.
final class InvitationHandler {
    private static final int OPEN_MAX = 100;

    private final LockRegistry lockRegistry;
    private final Delivery delivery;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    InvitationHandler(LockRegistry lockRegistry, Delivery delivery, InstantSource clock) {
        this.lockRegistry = lockRegistry;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// What the store knows, once the rooms are there.
    void restore(PersistedState persistedState) {
        for (Change.Invitation kept : persistedState.invitations()) {
            AccessLock accessLock = lockRegistry.of(kept.room());
            if (accessLock != null) {
                accessLock.invite(kept);
            }
        }
    }

    /// Makes a token that opens a room, the server, or both, as far as they are locked and it is
    /// this person's to decide.
    void invite(Person by, long requestId, Command.Invite command) {
        var opened = new LinkedHashSet<AccessLock>();
        if (command.room() == null || by.role == Role.HOST) {
            opened.add(lockRegistry.server());
        }
        AccessLock asked = lockRegistry.requireLock(by, requestId, command.room());
        if (asked == null) {
            return;
        }
        opened.add(asked);
        opened.removeIf(accessLock -> !accessLock.isSet());
        if (opened.isEmpty()) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.INVALID,
                    "No password is set, so no invite is needed.",
                    Sentence.NO_PASSWORD_THERE.with());
            return;
        }
        long now = clock.millis();
        List<Change> changes = new ArrayList<>();
        opened.forEach(accessLock -> accessLock.dropInvitationsUntil(now, changes));
        if (opened.stream().anyMatch(accessLock -> accessLock.invitations().size() >= OPEN_MAX)) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "%d invites are already open. Set a new password to end them."
                            .formatted(OPEN_MAX),
                    Sentence.INVITATIONS.with(OPEN_MAX));
            return;
        }
        String token = MemberId.newKey(random);
        long until = now + command.lasting().toMillis();
        var made = new ArrayList<Change.Invitation>();
        for (AccessLock accessLock : opened) {
            made.add(new Change.Invitation(accessLock.room, hash(token), command.once(), until));
        }
        changes.addAll(made);
        if (delivery.storeNow(by, requestId, changes)) {
            for (AccessLock accessLock : opened) {
                made.stream()
                        .filter(each -> each.room().equals(accessLock.room))
                        .forEach(accessLock::invite);
            }
            delivery.send(
                    by.peer,
                    new Event.Invited(requestId, command.room(), token, command.once(), until));
        }
    }

    /// Whether what somebody gave for a password is a token that opens this lock; then they are
    /// known to all it opens.
    boolean redeem(AccessLock asked, Person person, String given) {
        String hash = hash(given);
        long now = clock.millis();
        Change.Invitation found = asked.invitations().get(hash);
        if (found == null || found.until() <= now) {
            return false;
        }
        var changes = new ArrayList<Change>();
        for (AccessLock accessLock : lockRegistry.all()) {
            if (accessLock.invitations().containsKey(hash)) {
                changes.add(new Change.Admitted(accessLock.room, person.id));
                accessLock.admit(person.id);
                if (found.once()) {
                    accessLock.invitations().remove(hash);
                }
            }
        }
        if (found.once()) {
            changes.add(new Change.InvitationRemoved(hash));
        }
        // as with a password: who was let in is in, even if that cannot be stored now
        var _ = delivery.storeNow(null, 0, changes);
        return true;
    }

    private static String hash(String token) {
        try {
            byte[] bytes = ("foyer invitation " + token).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
