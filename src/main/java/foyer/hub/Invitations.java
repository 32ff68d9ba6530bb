package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.store.Change;
import foyer.store.Standing;
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
final class Invitations {
    private static final int OPEN_MAX = 100;

    private final Locks locks;
    private final Delivery delivery;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(Locks locks, Delivery delivery, InstantSource clock) {
        this.locks = locks;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// What the store knows, once the rooms are there.
    void reopen(Standing standing) {
        for (Change.Invitation kept : standing.invitations()) {
            Lock lock = locks.of(kept.room());
            if (lock != null) {
                lock.invite(kept);
            }
        }
    }

    /// Makes a token that opens a room, the server, or both, as far as they are locked and it is
    /// this person's to decide.
    void invite(Person by, long re, Command.Invite command) {
        var opened = new LinkedHashSet<Lock>();
        if (command.room() == null || by.role == Role.HOST) {
            opened.add(locks.server());
        }
        Lock asked = locks.turnedBy(by, re, command.room());
        if (asked == null) {
            return;
        }
        opened.add(asked);
        opened.removeIf(lock -> !lock.isSet());
        if (opened.isEmpty()) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.INVALID,
                    "No password is asked there.",
                    Sentence.NO_PASSWORD_THERE.with());
            return;
        }
        long now = clock.millis();
        List<Change> changes = new ArrayList<>();
        opened.forEach(lock -> lock.dropInvitationsUntil(now, changes));
        if (opened.stream().anyMatch(lock -> lock.invitations().size() >= OPEN_MAX)) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.TOO_MANY,
                    "%d invitations are open. They end when you set the password anew."
                            .formatted(OPEN_MAX),
                    Sentence.INVITATIONS.with(OPEN_MAX));
            return;
        }
        String token = MemberId.newKey(random);
        long until = now + command.lasting().toMillis();
        var made = new ArrayList<Change.Invitation>();
        for (Lock lock : opened) {
            made.add(new Change.Invitation(lock.room, hash(token), command.once(), until));
        }
        changes.addAll(made);
        if (delivery.isKept(by, re, changes)) {
            for (Lock lock : opened) {
                made.stream().filter(each -> each.room().equals(lock.room)).forEach(lock::invite);
            }
            delivery.tell(
                    by.peer, new Event.Invited(re, command.room(), token, command.once(), until));
        }
    }

    /// Whether what somebody gave for a password is a token that opens this lock; then they are
    /// known to all it opens.
    boolean opens(Lock asked, Person person, String given) {
        String hash = hash(given);
        long now = clock.millis();
        Change.Invitation found = asked.invitations().get(hash);
        if (found == null || found.until() <= now) {
            return false;
        }
        var changes = new ArrayList<Change>();
        for (Lock lock : locks.all()) {
            if (lock.invitations().containsKey(hash)) {
                changes.add(new Change.Admitted(lock.room, person.id));
                lock.admit(person.id);
                if (found.once()) {
                    lock.invitations().remove(hash);
                }
            }
        }
        if (found.once()) {
            changes.add(new Change.NoInvitation(hash));
        }
        // as with a password: who was let in is in, even if that cannot be stored now
        var _ = delivery.isKept(null, 0, changes);
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
