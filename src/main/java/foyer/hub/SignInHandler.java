package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Limits;
import foyer.protocol.Sentence;
import java.util.function.LongSupplier;

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
        Person person = people.findOrCreate(hello.key(), hello.name(), nanoTime.getAsLong());
        if (!penalties.refuseIfBanned(person, peer, requestId)) {
            passwords.requireAccess(
                    passwords.server(),
                    person,
                    peer,
                    requestId,
                    hello.password(),
                    () -> signIn(peer, requestId, hello));
        }
    }

    /// Continues after the password check. During that check, the member may have signed in on
    /// another connection or been banned. Checks the name last, because only people who may enter
    /// may learn who is online.
    private void signIn(Peer peer, long requestId, Command.Hello hello) {
        Person person = people.findOrCreate(hello.key(), hello.name(), nanoTime.getAsLong());
        if (penalties.refuseIfBanned(person, peer, requestId)
                || names.refuseIfTaken(person, peer, requestId, hello.name())) {
            return;
        }
        boolean renamed = !person.name.equals(hello.name());
        sessions.start(person, peer, hello.name());
        penalties.applyMuteTo(person);
        if (renamed && person.stored) {
            delivery.storeEventually(person.toChange(person.role));
        }
        welcomes.send(person, passwords.server().isSet());
    }
}
