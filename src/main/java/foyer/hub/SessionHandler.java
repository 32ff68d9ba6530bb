package foyer.hub;

import foyer.password.GuestSignature;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tracks connections that have not signed in, and ends connections and sessions. [SignInHandler]
/// starts the sessions. Sends guests a challenge to sign. Hub thread.
final class SessionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

    private final People people;
    private final MembershipHandler memberships;
    private final PasswordHandler passwords;
    private final Delivery delivery;
    private final Duration helloTimeout;
    private final LongSupplier nanoTime;
    private final String identity;
    private final SecureRandom random = new SecureRandom();
    private final IdentityHashMap<Peer, Waiting> awaitingHello = new IdentityHashMap<>();

    private static final class Waiting {
        private final long since;

        /// What a guest must sign; empty for others, and once a signature was checked.
        private String nonce;

        /// The key and signature that were found to be right; empty before.
        private String proven = "";

        Waiting(long since, String nonce) {
            this.since = since;
            this.nonce = nonce;
        }
    }

    /// @param identity what guests know the server by, see [Hub#identity]
    SessionHandler(
            People people,
            MembershipHandler memberships,
            PasswordHandler passwords,
            Delivery delivery,
            Duration helloTimeout,
            LongSupplier nanoTime,
            String identity) {
        this.people = people;
        this.memberships = memberships;
        this.passwords = passwords;
        this.delivery = delivery;
        this.helloTimeout = helloTimeout;
        this.nanoTime = nanoTime;
        this.identity = identity;
    }

    void onConnected(Peer peer) {
        String nonce = peer.isGuest() ? MemberId.newKey(random) : "";
        awaitingHello.put(peer, new Waiting(nanoTime.getAsLong(), nonce));
        if (peer.isGuest()) {
            delivery.send(peer, new Event.Challenge(nonce, identity));
        }
    }

    /// Checks that a guest's hello is signed by its key, for this server and this connection.
    /// Checks one signature for each connection, because each takes time.
    boolean verifySignature(Peer peer, Command.Hello hello) {
        Waiting waiting = awaitingHello.get(peer);
        String key = hello.publicKey();
        String signature = hello.signature();
        if (waiting == null || key == null || signature == null) {
            return false;
        }
        if (!waiting.nonce.isEmpty()) {
            String text = MemberId.signedText(identity, waiting.nonce);
            waiting.nonce = "";
            waiting.proven = GuestSignature.isValid(key, signature, text) ? key + signature : "";
        }
        return waiting.proven.equals(key + signature);
    }

    boolean isAwaitingHello(Peer peer) {
        return awaitingHello.containsKey(peer);
    }

    /// Connects a member. Ends the session they have on another connection.
    void start(Person person, Peer peer, String name) {
        if (person.peer != null) {
            end(person, Departure.REPLACED, "You connected from another device.");
        }
        awaitingHello.remove(peer);
        people.connect(person, peer, name, nanoTime.getAsLong());
        LOG.info("{} signed in from {}", person.id, peer.address());
    }

    /// Ends the session of a member whom a moderator removed or banned.
    ///
    /// @param text for the members of their rooms
    /// @param goodbye for themselves
    void expel(Person person, Departure reason, LocalizableText text, LocalizableText goodbye) {
        Peer peer = person.peer;
        if (peer != null) {
            disconnect(person, reason, text);
            dismiss(peer, new Event.Goodbye(reason, goodbye.text(), null, goodbye.explanation()));
        }
    }

    /// Ends a session at the member's wish.
    void goodbye(Person person) {
        end(person, Departure.LEFT, "");
    }

    void onDisconnected(Peer peer, Departure reason) {
        awaitingHello.remove(peer);
        passwords.forget(peer);
        Person person = people.connectedAs(peer);
        if (person != null) {
            disconnect(person, reason, null);
        }
    }

    /// Closes connections that have not signed in in time.
    void tick() {
        long now = nanoTime.getAsLong();
        for (var waiting : List.copyOf(awaitingHello.entrySet())) {
            if (now - waiting.getValue().since >= helloTimeout.toNanos()) {
                awaitingHello.remove(waiting.getKey());
                dismiss(
                        waiting.getKey(),
                        Departure.LOST,
                        "No sign-in within %d seconds.".formatted(helloTimeout.toSeconds()),
                        null);
            }
        }
    }

    /// Closes all connections.
    ///
    /// @param retryAfter seconds after which clients may reconnect; 0 for never
    void stop(String text, int retryAfter) {
        Integer retry = retryAfter == 0 ? null : retryAfter;
        delivery.commitPending();
        for (Person person : List.copyOf(people.online())) {
            Peer peer = person.peer;
            people.disconnect(person);
            if (peer != null) {
                dismiss(peer, Departure.HOST_CLOSED, text, retry);
            }
        }
        for (Peer peer : List.copyOf(awaitingHello.keySet())) {
            dismiss(peer, Departure.HOST_CLOSED, text, retry);
        }
    }

    /// Closes the connections of all guests, signed in or not.
    void dismissGuests(String text) {
        for (Person person : List.copyOf(people.online())) {
            if (person.guest) {
                end(person, Departure.REMOVED, text);
            }
        }
        for (Peer peer : List.copyOf(awaitingHello.keySet())) {
            if (peer.isGuest()) {
                awaitingHello.remove(peer);
                dismiss(peer, Departure.REMOVED, text, null);
            }
        }
    }

    private void end(Person person, Departure reason, String text) {
        Peer peer = person.peer;
        disconnect(person, reason, null);
        if (peer != null) {
            dismiss(peer, reason, text, null);
        }
    }

    private void dismiss(Peer peer, Departure reason, String text, @Nullable Integer retryAfter) {
        dismiss(peer, new Event.Goodbye(reason, text, retryAfter));
    }

    private void dismiss(Peer peer, Event.Goodbye goodbye) {
        passwords.forget(peer);
        delivery.send(peer, goodbye);
        peer.close(goodbye.reason());
    }

    private void disconnect(Person person, Departure reason, @Nullable LocalizableText text) {
        memberships.leaveAll(person, reason, text);
        people.disconnect(person);
        LOG.info("{} disconnected: {}", person.id, reason);
    }
}
