package foyer.hub;

import foyer.password.PasswordExchange;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.PasswordChallenge;
import java.security.SecureRandom;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets clients prove passwords and invitation tokens without sending them. Keeps one challenge for
/// each connection, good for one attempt. Computes in the background. Hub thread.
final class PasswordProofHandler {
    /// Some milliseconds of the thread of passwords, which members with many locked rooms to ask
    /// for could keep busy.
    private static final double CHALLENGE_TOKENS = 10;

    private final PasswordHandler passwords;
    private final InvitationHandler invitations;
    private final Delivery delivery;
    private final Identities identities;
    private final SecureRandom random = new SecureRandom();
    private final IdentityHashMap<Peer, Challenged> challenges = new IdentityHashMap<>();

    /// What clients know the server by.
    ///
    /// @param main the key fingerprint; empty without a key
    /// @param guests see [Hub#identity]
    record Identities(String main, String guests) {
        /// Whether the client is connected to this server itself. A server without a key cannot
        /// know: a proxy may encrypt for it.
        boolean isSeen(Peer peer, String identity) {
            String expected = peer.isGuest() ? guests : main;
            return expected.isEmpty() || expected.equals(identity);
        }
    }

    /// @param hash the lock's, when the challenge was made
    private record Challenged(
            AccessLock accessLock, String hash, String member, PasswordExchange exchange) {
        Event.Refused refusal(long requestId) {
            var challenge =
                    new PasswordChallenge(
                            exchange.salt(),
                            exchange.memory(),
                            exchange.passes(),
                            exchange.lanes(),
                            exchange.b());
            return new Event.Refused(
                    requestId, ErrorCode.PASSWORD_NEEDED, text(accessLock), null, challenge);
        }
    }

    /// @param token the hash of the token that was proved, or null
    /// @param answer the server's own proof, or null if nothing was proved
    private record Verified(@Nullable String token, @Nullable String answer) {}

    PasswordProofHandler(
            PasswordHandler passwords,
            InvitationHandler invitations,
            Delivery delivery,
            Identities identities) {
        this.passwords = passwords;
        this.invitations = invitations;
        this.delivery = delivery;
        this.identities = identities;
    }

    private static String text(AccessLock accessLock) {
        return (accessLock.room.isEmpty() ? "This server" : accessLock.room) + " needs a password.";
    }

    void forget(Peer peer) {
        challenges.remove(peer);
    }

    /// Refuses a command that lacks a password, with a challenge. Without one if the server is
    /// busy: then the client sends the command again.
    void refuseWithChallenge(AccessLock accessLock, Person person, Peer peer, long requestId) {
        String member = person.id;
        Challenged last = challenges.get(peer);
        String hash = accessLock.hash();
        if (last != null
                && last.accessLock == accessLock
                && last.hash.equals(hash)
                && last.member.equals(member)) {
            delivery.send(peer, last.refusal(requestId));
            return;
        }
        person.charge(Pace.READING, CHALLENGE_TOKENS);
        boolean accepted =
                !passwords.isHashing(peer)
                        && passwords.submit(
                                peer,
                                requestId,
                                () -> new PasswordExchange(hash, random),
                                exchange -> {
                                    var made = new Challenged(accessLock, hash, member, exchange);
                                    challenges.put(peer, made);
                                    delivery.send(peer, made.refusal(requestId));
                                });
        if (!accepted) {
            delivery.refuse(peer, requestId, ErrorCode.PASSWORD_NEEDED, text(accessLock));
        }
    }

    void prove(Peer peer, long requestId, Command.Prove command) {
        Challenged challenged = challenges.remove(peer);
        if (challenged == null) {
            delivery.refuse(peer, requestId, ErrorCode.OUT_OF_ORDER, "Nothing asks for a proof.");
            return;
        }
        var attempt = passwords.beginAttempt(peer, requestId);
        if (attempt == null) {
            return;
        }
        List<String> tokens = List.copyOf(challenged.accessLock.invitations().keySet());
        boolean seen = identities.isSeen(peer, command.server());
        boolean accepted =
                passwords.submit(
                        peer,
                        requestId,
                        () ->
                                seen
                                        ? verify(challenged.exchange, tokens, command)
                                        : new Verified(null, null),
                        verified -> {
                            String answer = verified.answer;
                            if (answer != null && admit(challenged, verified)) {
                                attempt.refund();
                                delivery.send(peer, new Event.Proved(requestId, answer));
                            } else {
                                delivery.refuse(
                                        peer,
                                        requestId,
                                        ErrorCode.PASSWORD_WRONG,
                                        "Wrong password.");
                            }
                        });
        if (!accepted) {
            attempt.refund();
            passwords.refuseAsBusy(peer, requestId);
        }
    }

    private static Verified verify(
            PasswordExchange exchange, List<String> tokens, Command.Prove command) {
        String server = command.server();
        if (command.invitation() != null) {
            for (String hash : tokens) {
                if (exchange.isProofOfToken(hash, command.invitation(), server)) {
                    return new Verified(hash, exchange.proofOfToken(hash, server));
                }
            }
        }
        return new Verified(
                null,
                command.a() == null || command.proof() == null
                        ? null
                        : exchange.verify(command.a(), command.proof(), server));
    }

    private boolean admit(Challenged challenged, Verified verified) {
        if (verified.token != null) {
            return invitations.redeemHash(challenged.accessLock, challenged.member, verified.token);
        }
        // the password may have been changed meanwhile
        if (!challenged.accessLock.hash().equals(challenged.hash)) {
            return false;
        }
        passwords.admit(challenged.accessLock, challenged.member);
        return true;
    }
}
