package foyer.hub;

import foyer.password.PasswordHash;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks and sets the passwords of the server and its rooms. Hashes in the background, one
/// password at a time for each connection. Hub thread.
final class PasswordHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordHandler.class);

    private final LockRegistry lockRegistry;
    private final InvitationHandler invitations;
    private final People people;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final BackgroundWork hashing;
    private final PasswordAttemptLimiter attempts;
    private final SecureRandom random = new SecureRandom();
    private final PasswordProofHandler proofs;

    PasswordHandler(
            LockRegistry lockRegistry,
            InvitationHandler invitations,
            People people,
            Delivery delivery,
            HubLimits.PasswordAttempts passwordAttempts,
            LongSupplier nanoTime,
            BackgroundWork hashing,
            PasswordProofHandler.Identities identities) {
        this.lockRegistry = lockRegistry;
        this.invitations = invitations;
        this.people = people;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        this.hashing = hashing;
        this.attempts = new PasswordAttemptLimiter(passwordAttempts);
        this.proofs = new PasswordProofHandler(this, invitations, delivery, identities);
    }

    PasswordProofHandler proofs() {
        return proofs;
    }

    AccessLock server() {
        return lockRegistry.server();
    }

    /// Sets the server's password, or removes it if it is empty. Members who gave the same password
    /// before stay admitted. Hashes at once; call it before the hub's thread starts.
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

    /// Whether a password of this connection is being hashed.
    boolean isHashing(Peer peer) {
        return hashing.unfinished(peer) > 0;
    }

    /// Drops the password that is being hashed for a connection.
    void forget(Peer peer) {
        hashing.forget(peer);
        proofs.forget(peer);
    }

    /// Continues if a member may pass a lock, at once or after the password was hashed. Otherwise
    /// refuses the command. If the connection closes meanwhile, nothing happens.
    ///
    /// @param onAdmitted must check again what can change while the password is hashed
    void requireAccess(
            AccessLock accessLock,
            Person person,
            Peer peer,
            long requestId,
            @Nullable String password,
            Runnable onAdmitted) {
        if (!accessLock.isSet() || person.role == Role.HOST || accessLock.isAdmitted(person.id)) {
            onAdmitted.run();
        } else if (password == null) {
            proofs.refuseWithChallenge(accessLock, person, peer, requestId);
        } else if (peer.isGuest()) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OTHER_PROTOCOL,
                    "Guests prove a password instead of sending it. Reload the page.");
        } else if (!refuseIfHashing(peer, requestId)) {
            if (invitations.redeem(accessLock, person, password)) {
                onAdmitted.run();
            } else {
                verify(accessLock, person, peer, requestId, password, onAdmitted);
            }
        }
    }

    private boolean refuseIfHashing(Peer peer, long requestId) {
        if (isHashing(peer)) {
            delivery.refuse(peer, requestId, ErrorCode.BUSY, "Still checking your last password.");
            return true;
        }
        return false;
    }

    /// An attempt that is counted until it turns out to be right, or is not made.
    record Attempt(PasswordAttemptLimiter attempts, AddressRange address, long nanos) {
        void refund() {
            attempts.refund(address, nanos);
        }
    }

    /// Counts an attempt, or refuses it and returns null.
    @Nullable Attempt beginAttempt(Peer peer, long requestId) {
        AddressRange address = AddressRange.of(peer.inetAddress());
        long now = nanoTime.getAsLong();
        if (attempts.tryAcquire(address, now)) {
            return new Attempt(attempts, address, now);
        }
        LOG.debug("{} tried too many passwords", peer.address());
        long minutes = attempts.minutesLeft(address, now);
        delivery.refuse(
                peer,
                requestId,
                ErrorCode.TOO_MANY_TRIES,
                "Too many wrong passwords from your address. Try again in %d min."
                        .formatted(minutes),
                Sentence.NEXT_TRY.with(minutes));
        return null;
    }

    private void verify(
            AccessLock accessLock,
            Person person,
            Peer peer,
            long requestId,
            String password,
            Runnable onAdmitted) {
        Attempt attempt = beginAttempt(peer, requestId);
        if (attempt == null) {
            return;
        }
        String hash = accessLock.hash();
        boolean accepted =
                hashOrRefuse(
                        peer,
                        requestId,
                        () -> PasswordHash.matches(password, hash),
                        matches -> {
                            if (!matches) {
                                delivery.refuse(
                                        peer,
                                        requestId,
                                        ErrorCode.PASSWORD_WRONG,
                                        "Wrong password.");
                                return;
                            }
                            attempt.refund();
                            if (accessLock.hash().equals(hash)) {
                                admit(accessLock, person.id);
                            }
                            // if the password was changed meanwhile, the new one counts
                            requireAccess(
                                    accessLock, person, peer, requestId, password, onAdmitted);
                        });
        if (!accepted) {
            attempt.refund();
        }
    }

    /// Hashes in the background.
    ///
    /// @return true if accepted, false if refused because too many passwords are being hashed
    private <T> boolean hashOrRefuse(
            Peer peer, long requestId, Supplier<T> work, Consumer<T> onResult) {
        boolean accepted = submit(peer, requestId, work, onResult);
        if (!accepted) {
            refuseAsBusy(peer, requestId);
        }
        return accepted;
    }

    /// Computes in the background.
    ///
    /// @return true if accepted, false if too many passwords are being checked
    <T> boolean submit(Peer peer, long requestId, Supplier<T> work, Consumer<T> onResult) {
        return hashing.submit(
                peer, work, onResult, e -> delivery.refuse(peer, requestId, e.code(), e.text()));
    }

    void refuseAsBusy(Peer peer, long requestId) {
        delivery.refuse(
                peer,
                requestId,
                ErrorCode.BUSY,
                "Too many passwords are being checked. Try again in a moment.");
    }

    /// Admits a member, even if that cannot be stored.
    void admit(AccessLock accessLock, String member) {
        accessLock.admit(member);
        // the room may be closed meanwhile, and another one have its name
        if (lockRegistry.find(accessLock.room) == accessLock) {
            var _ =
                    delivery.storeNow(
                            null, 0, List.of(new Change.Admitted(accessLock.room, member)));
        }
    }

    /// Sets a password, or removes it if it is empty.
    void set(Person person, long requestId, Command.SetPassword command) {
        AccessLock accessLock = lockRegistry.requireLock(person, requestId, command.room());
        Peer peer = person.peer;
        if (accessLock == null || peer == null || refuseIfHashing(peer, requestId)) {
            return;
        }
        if (peer.isGuest()) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Guests can’t set passwords, because others could read them.");
            return;
        }
        if (!command.password().isEmpty()) {
            var _ =
                    hashOrRefuse(
                            peer,
                            requestId,
                            () -> PasswordHash.of(command.password(), random),
                            hash -> {
                                // the room may be closed, or the role changed, meanwhile
                                AccessLock current =
                                        lockRegistry.requireLock(person, requestId, command.room());
                                if (current != null) {
                                    applyHash(person, requestId, current, hash);
                                }
                            });
        } else if (accessLock.isSet()) {
            applyHash(person, requestId, accessLock, "");
        }
    }

    private void applyHash(Person person, long requestId, AccessLock accessLock, String hash) {
        List<Change> changes = changes(accessLock, hash);
        if (!hash.isEmpty()) {
            changes.add(new Change.Admitted(accessLock.room, person.id));
        }
        if (delivery.storeNow(person, requestId, changes)) {
            accessLock.set(hash);
            accessLock.admit(person.id);
            delivery.sendToAll(
                    people.online(),
                    new Event.PasswordSet(
                            accessLock.room.isEmpty() ? null : accessLock.room,
                            person.id,
                            person.name,
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
