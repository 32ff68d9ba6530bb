package foyer.hub;

import foyer.password.PasswordHash;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.store.Change;
import foyer.store.Standing;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may come in where a password is asked, and who sets it. One thread, the hub's.
final class Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    private final Locks locks;
    private final Invitations invitations;
    private final People people;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Elsewhere elsewhere;
    private final Tries tries;
    private final SecureRandom random = new SecureRandom();

    Passwords(
            Locks locks,
            Invitations invitations,
            People people,
            Delivery delivery,
            HubLimits.Guesses guesses,
            LongSupplier nanoTime,
            Elsewhere elsewhere) {
        this.locks = locks;
        this.invitations = invitations;
        this.people = people;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        this.elsewhere = elsewhere;
        this.tries = new Tries(guesses);
    }

    /// What the store knows, once the rooms are there.
    void reopen(Standing standing) {
        for (Change.Password kept : standing.passwords()) {
            Lock lock = locks.of(kept.room());
            if (lock != null) {
                lock.set(kept.hash());
            }
        }
        for (Change.Admitted kept : standing.admitted()) {
            Lock lock = locks.of(kept.room());
            if (lock != null) {
                lock.admit(kept.member());
            }
        }
    }

    Lock server() {
        return locks.server();
    }

    /// Before the hub's thread begins: from now on the server asks for this password, or for none
    /// if it is empty. Who gave the same one before is still known. Hashes at once.
    void setAtStart(String password) {
        Lock server = locks.server();
        boolean same =
                password.isEmpty()
                        ? !server.isSet()
                        : server.isSet() && PasswordHash.matches(password, server.hash());
        if (!same) {
            String hash = password.isEmpty() ? "" : PasswordHash.of(password, random);
            if (delivery.isKept(null, 0, changes(server, hash))) {
                server.set(hash);
            }
        }
    }

    /// Whether somebody may pass now. If not, they are told why, or their password is looked at.
    ///
    /// @param again what they wanted; done once the password turns out right
    boolean admits(
            Lock lock,
            Person person,
            Peer peer,
            long re,
            @Nullable String password,
            Runnable again) {
        if (!lock.isSet() || person.role == Role.HOST || lock.knows(person.id)) {
            return true;
        }
        if (password == null) {
            delivery.refuse(peer, re, Code.PASSWORD_NEEDED, needed(lock));
        } else {
            check(lock, person, peer, re, password, again);
        }
        return false;
    }

    private static String needed(Lock lock) {
        return (lock.room.isEmpty() ? "This server" : lock.room) + " asks for a password.";
    }

    private void check(
            Lock lock, Person person, Peer peer, long re, String password, Runnable again) {
        AddressRange from = AddressRange.of(peer.from());
        long now = nanoTime.getAsLong();
        if (elsewhere.isRefused(peer, re)) {
            return;
        }
        if (invitations.opens(lock, person, password)) {
            again.run();
            return;
        }
        if (!tries.takes(from, now)) {
            LOG.debug("{} tried too many passwords", peer.address());
            delivery.refuse(
                    peer,
                    re,
                    Code.TOO_MANY_TRIES,
                    "Too many wrong passwords came from your address. Try again in %d min."
                            .formatted(tries.minutesLeft(from, now)),
                    Sentence.NEXT_TRY.with(tries.minutesLeft(from, now)));
            return;
        }
        String hash = lock.hash();
        boolean begun =
                elsewhere.begins(
                        peer,
                        re,
                        () -> PasswordHash.matches(password, hash),
                        right -> {
                            if (!right) {
                                delivery.refuse(
                                        peer, re, Code.PASSWORD_WRONG, "That is not the password.");
                                return;
                            }
                            tries.giveBack(from, now);
                            if (lock.hash().equals(hash)) {
                                admit(lock, person.id);
                            }
                            again.run();
                        });
        if (!begun) {
            tries.giveBack(from, now);
        }
    }

    /// Whoever gave the password is not asked again, even if that cannot be stored now.
    private void admit(Lock lock, String member) {
        var _ = delivery.isKept(null, 0, List.of(new Change.Admitted(lock.room, member)));
        lock.admit(member);
    }

    /// Sets a password, or takes it away.
    void set(Person by, long re, Command.SetPassword command) {
        Lock lock = locks.turnedBy(by, re, command.room());
        Peer peer = by.peer;
        if (lock == null || peer == null || elsewhere.isRefused(peer, re)) {
            return;
        }
        if (!command.password().isEmpty()) {
            var _ =
                    elsewhere.begins(
                            peer,
                            re,
                            () -> PasswordHash.of(command.password(), random),
                            // the room may have been closed meanwhile
                            hash -> {
                                Lock still = locks.turnedBy(by, re, command.room());
                                if (still != null) {
                                    becomes(by, re, still, hash);
                                }
                            });
        } else if (lock.isSet()) {
            becomes(by, re, lock, "");
        }
    }

    private void becomes(Person by, long re, Lock lock, String hash) {
        List<Change> changes = changes(lock, hash);
        if (!hash.isEmpty()) {
            changes.add(new Change.Admitted(lock.room, by.id));
        }
        if (delivery.isKept(by, re, changes)) {
            lock.set(hash);
            lock.admit(by.id);
            delivery.tellAll(
                    people.here(),
                    new Event.PasswordSet(
                            lock.room.isEmpty() ? null : lock.room, by.id, by.name, lock.isSet()));
        }
    }

    private static List<Change> changes(Lock lock, String hash) {
        var changes = new ArrayList<Change>();
        changes.add(new Change.NoPassword(lock.room));
        if (!hash.isEmpty()) {
            changes.add(new Change.Password(lock.room, hash));
        }
        return changes;
    }
}
