package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Signs members in: checks their version, bans, password and name, in this order. Hub thread.
final class SignInHandler {
    private final People people;
    private final Penalties penalties;
    private final PasswordHandler passwords;
    private final NameHandler names;
    private final SessionHandler sessions;
    private final WelcomeSender welcomes;
    private final Delivery delivery;
    private final LongSupplier nanoTime;

    SignInHandler(
            People people,
            Penalties penalties,
            PasswordHandler passwords,
            NameHandler names,
            SessionHandler sessions,
            WelcomeSender welcomes,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.people = people;
        this.penalties = penalties;
        this.passwords = passwords;
        this.names = names;
        this.sessions = sessions;
        this.welcomes = welcomes;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    void hello(Peer peer, long requestId, Command.Hello hello) {
        if (!sessions.isAwaitingHello(peer)) {
            delivery.refuse(peer, requestId, ErrorCode.OUT_OF_ORDER, "You’re already signed in.");
            return;
        }
        if (passwords.isHashing(peer)) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OUT_OF_ORDER,
                    "Your last sign-in is still being checked.");
            return;
        }
        if (hello.protocol() < Limits.PROTOCOL) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OTHER_PROTOCOL,
                    ("This server needs a different Foyer version (protocol %d; yours is %d)."
                                    + " Update Foyer.")
                            .formatted(Limits.PROTOCOL, hello.protocol()),
                    Sentence.OLD_PROTOCOL.with(Limits.PROTOCOL, hello.protocol()));
            return;
        }
        String id = requireId(peer, requestId, hello);
        if (id == null) {
            return;
        }
        Person person = findOrCreate(peer, id, hello.name());
        if (!penalties.refuseIfBanned(person, peer, requestId)) {
            passwords.requireAccess(
                    passwords.server(),
                    person,
                    peer,
                    requestId,
                    hello.password(),
                    () -> signIn(peer, requestId, id, hello));
        }
    }

    /// The member's id. At the guests' port, where others may listen, only a signature proves it.
    /// Refuses the hello and returns null if it does not prove one.
    private @Nullable String requireId(Peer peer, long requestId, Command.Hello hello) {
        if (!peer.isGuest()) {
            if (hello.key() != null) {
                return MemberId.of(hello.key());
            }
            delivery.refuse(peer, requestId, ErrorCode.MALFORMED, "The field \"key\" is missing.");
        } else if (hello.publicKey() == null) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OTHER_PROTOCOL,
                    "Guests sign their hello instead of sending a key. Reload the page.");
        } else if (sessions.verifySignature(peer, hello)) {
            return MemberId.ofPublicKey(hello.publicKey());
        } else {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.INVALID,
                    "The signature isn’t one of this key for this connection.");
        }
        return null;
    }

    /// A guest has no role, even if one is stored.
    private Person findOrCreate(Peer peer, String id, String name) {
        Person person = people.findOrCreate(id, name, nanoTime.getAsLong());
        if (peer.isGuest()) {
            person.role = Role.MEMBER;
        }
        return person;
    }

    /// Continues after the password check. During that check, the member may have signed in on
    /// another connection or been banned. Checks the name last, because only people who may enter
    /// may learn who is online.
    private void signIn(Peer peer, long requestId, String id, Command.Hello hello) {
        Person person = findOrCreate(peer, id, hello.name());
        if (penalties.refuseIfBanned(person, peer, requestId)
                || names.refuseIfTaken(person, peer, requestId, hello.name())) {
            return;
        }
        String name = names.nameFor(person, hello.name(), penalties);
        boolean renamed = !person.name.equals(name);
        sessions.start(person, peer, name);
        penalties.applyMuteTo(person);
        if (person.role.moderates() && !person.stored) {
            // keeps their name after a restart
            person.stored = true;
            delivery.storeEventually(person.toChange(person.role));
        } else if (renamed && person.stored) {
            delivery.storeEventually(person.toChange(person.role));
        }
        welcomes.send(person, passwords.server().isSet());
    }
}
