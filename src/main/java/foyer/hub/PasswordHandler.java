package foyer.hub;

import foyer.password.PasswordHash;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.PersistedState;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may come in where a password is asked, and who sets it. One thread, the hub's.
final class PasswordHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordHandler.class);

    private final LockRegistry lockRegistry;
    private final InvitationHandler invitations;
    private final People people;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final PasswordHasher hasher;
    private final PasswordAttemptLimiter attempts;
    private final SecureRandom random = new SecureRandom();

    PasswordHandler(
            LockRegistry lockRegistry,
            InvitationHandler invitations,
            People people,
            Delivery delivery,
            HubLimits.PasswordAttempts passwordAttempts,
            LongSupplier nanoTime,
            PasswordHasher hasher) {
        this.lockRegistry = lockRegistry;
        this.invitations = invitations;
        this.people = people;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        this.hasher = hasher;
        this.attempts = new PasswordAttemptLimiter(passwordAttempts);
    }

    /// What the store knows, once the rooms are there.
    void restore(PersistedState persistedState) {
        for (Change.Password kept : persistedState.passwords()) {
            AccessLock accessLock = lockRegistry.of(kept.room());
            if (accessLock != null) {
                accessLock.set(kept.hash());
            }
        }
        for (Change.Admitted kept : persistedState.admitted()) {
            AccessLock accessLock = lockRegistry.of(kept.room());
            if (accessLock != null) {
                accessLock.admit(kept.member());
            }
        }
    }

    AccessLock server() {
        return lockRegistry.server();
    }

    /// Before the hub's thread begins: from now on the server asks for this password, or for none
    /// if it is empty. Who gave the same one before is still known. Hashes at once.
    void setAtStart(String password) {
        AccessLock server = lockRegistry.server();
        boolean same =
                password.isEmpty()
                        ? !server.isSet()
                        : server.isSet() && PasswordHash.matches(password, server.hash());
        if (!same) {
            String hash = password.isEmpty() ? "" : PasswordHash.of(password, random);
            if (delivery.storeNow(null, 0, changes(server, hash))) {
                server.set(hash);
            }
        }
    }

    /// Whether somebody may pass now. If not, they are told why, or their password is looked at.
    ///
    /// @param again what they wanted; done once the password turns out right
    boolean checkAccess(
            AccessLock accessLock,
            Person person,
            Peer peer,
            long requestId,
            @Nullable String password,
            Runnable again) {
        if (!accessLock.isSet() || person.role == Role.HOST || accessLock.isAdmitted(person.id)) {
            return true;
        }
        if (password == null) {
            delivery.refuse(peer, requestId, ErrorCode.PASSWORD_NEEDED, needed(accessLock));
        } else {
            verify(accessLock, person, peer, requestId, password, again);
        }
        return false;
    }

    private static String needed(AccessLock accessLock) {
        return (accessLock.room.isEmpty() ? "This server" : accessLock.room) + " needs a password.";
    }

    private void verify(
            AccessLock accessLock,
            Person person,
            Peer peer,
            long requestId,
            String password,
            Runnable again) {
        AddressRange from = AddressRange.of(peer.inetAddress());
        long now = nanoTime.getAsLong();
        if (hasher.refuseIfHashing(peer, requestId)) {
            return;
        }
        if (invitations.redeem(accessLock, person, password)) {
            again.run();
            return;
        }
        if (!attempts.tryAcquire(from, now)) {
            LOG.debug("{} tried too many passwords", peer.address());
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.TOO_MANY_TRIES,
                    "Too many wrong passwords from your address. Try again in %d min."
                            .formatted(attempts.minutesLeft(from, now)),
                    Sentence.NEXT_TRY.with(attempts.minutesLeft(from, now)));
            return;
        }
        String hash = accessLock.hash();
        boolean begun =
                hasher.submit(
                        peer,
                        requestId,
                        () -> PasswordHash.matches(password, hash),
                        right -> {
                            if (!right) {
                                delivery.refuse(
                                        peer,
                                        requestId,
                                        ErrorCode.PASSWORD_WRONG,
                                        "Wrong password.");
                                return;
                            }
                            attempts.refund(from, now);
                            if (accessLock.hash().equals(hash)) {
                                admit(accessLock, person.id);
                            }
                            again.run();
                        });
        if (!begun) {
            attempts.refund(from, now);
        }
    }

    /// Whoever gave the password is not asked again, even if that cannot be stored now.
    private void admit(AccessLock accessLock, String member) {
        var _ = delivery.storeNow(null, 0, List.of(new Change.Admitted(accessLock.room, member)));
        accessLock.admit(member);
    }

    /// Sets a password, or takes it away.
    void set(Person by, long requestId, Command.SetPassword command) {
        AccessLock accessLock = lockRegistry.requireLock(by, requestId, command.room());
        Peer peer = by.peer;
        if (accessLock == null || peer == null || hasher.refuseIfHashing(peer, requestId)) {
            return;
        }
        if (!command.password().isEmpty()) {
            var _ =
                    hasher.submit(
                            peer,
                            requestId,
                            () -> PasswordHash.of(command.password(), random),
                            // the room may have been closed meanwhile
                            hash -> {
                                AccessLock still =
                                        lockRegistry.requireLock(by, requestId, command.room());
                                if (still != null) {
                                    applyHash(by, requestId, still, hash);
                                }
                            });
        } else if (accessLock.isSet()) {
            applyHash(by, requestId, accessLock, "");
        }
    }

    private void applyHash(Person by, long requestId, AccessLock accessLock, String hash) {
        List<Change> changes = changes(accessLock, hash);
        if (!hash.isEmpty()) {
            changes.add(new Change.Admitted(accessLock.room, by.id));
        }
        if (delivery.storeNow(by, requestId, changes)) {
            accessLock.set(hash);
            accessLock.admit(by.id);
            delivery.sendToAll(
                    people.online(),
                    new Event.PasswordSet(
                            accessLock.room.isEmpty() ? null : accessLock.room,
                            by.id,
                            by.name,
                            accessLock.isSet()));
        }
    }

    private static List<Change> changes(AccessLock accessLock, String hash) {
        var changes = new ArrayList<Change>();
        changes.add(new Change.PasswordRemoved(accessLock.room));
        if (!hash.isEmpty()) {
            changes.add(new Change.Password(accessLock.room, hash));
        }
        return changes;
    }
}
