package foyer.connection;

import foyer.language.Texts;
import foyer.password.PasswordProof;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.PasswordChallenge;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proves passwords instead of sending them. Sends commands without their password; if the server
/// refuses one for that, answers its challenge, checks that the server knows the password, too, and
/// sends the command again. Connection thread.
final class PasswordProver {
    private static final Pattern TOKEN = Pattern.compile("[a-z2-7]{26}");

    private final ToLongFunction<Command> sendNew;
    private final Resender resender;
    private final Consumer<ConnectionEvent.End> onUnproven;
    private final Map<Long, Withheld> withheld = new HashMap<>();
    private final Map<Long, Attempt> attempts = new HashMap<>();
    private String fingerprint = "";

    /// Sends a command under a request id.
    interface Resender {
        void send(long requestId, Command command);
    }

    private record Withheld(long requestId, Command command, String password) {
        boolean isToken() {
            return TOKEN.matcher(password).matches();
        }
    }

    private record Attempt(Withheld withheld, PasswordProof proof) {}

    /// @param sendNew sends a command and returns its request id
    /// @param onUnproven ends the connection
    PasswordProver(
            ToLongFunction<Command> sendNew,
            Resender resender,
            Consumer<ConnectionEvent.End> onUnproven) {
        this.sendNew = sendNew;
        this.resender = resender;
        this.onUnproven = onUnproven;
    }

    /// Begins anew, on another connection.
    ///
    /// @param seen fingerprint of the key at the other end; empty without TLS
    void begin(String seen) {
        fingerprint = seen;
        withheld.clear();
        attempts.clear();
    }

    /// A command as it may be sent: without its password, which is kept until it is asked for.
    Command withhold(long requestId, Command command) {
        if (command instanceof Command.Hello hello && hello.password() != null) {
            return keep(requestId, hello.withoutPassword(), hello.password());
        }
        if (command instanceof Command.Join join && join.password() != null) {
            return keep(requestId, join.withoutPassword(), join.password());
        }
        return command;
    }

    private Command keep(long requestId, Command command, String password) {
        withheld.put(requestId, new Withheld(requestId, command, password));
        return command;
    }

    /// Handles the events of a proof.
    ///
    /// @param event null for none
    /// @return what is left to handle, or null if nothing
    @Nullable Event handle(@Nullable Event event) {
        if (event instanceof Event.Refused refused) {
            return handle(refused);
        }
        if (event instanceof Event.Proved proved) {
            handle(proved);
            return null;
        }
        if (event instanceof Event.Welcome && mustBeProved()) {
            leave();
            return null;
        }
        if (event instanceof Event.Entered entered) {
            withheld.remove(entered.re());
        }
        return event;
    }

    /// Whether a password that was typed for this server is not proved. A token needs no proof: its
    /// link has the server's key.
    private boolean mustBeProved() {
        return withheld.values().stream()
                .anyMatch(each -> each.command instanceof Command.Hello && !each.isToken());
    }

    private @Nullable Event handle(Event.Refused refused) {
        Attempt attempt = attempts.remove(refused.re());
        if (attempt != null) {
            return refused.to(attempt.withheld.requestId);
        }
        Withheld asked = withheld.remove(refused.re());
        PasswordChallenge challenge = refused.challenge();
        if (asked == null
                || challenge == null
                || refused.code() != ErrorCode.PASSWORD_NEEDED
                || !prove(asked, challenge)) {
            return refused;
        }
        return null;
    }

    private boolean prove(Withheld asked, PasswordChallenge challenge) {
        PasswordProof proof;
        try {
            proof =
                    PasswordProof.of(
                            asked.password,
                            challenge.salt(),
                            challenge.memory(),
                            challenge.passes(),
                            challenge.lanes(),
                            challenge.b(),
                            PasswordChallenge.tokenHash(asked.password),
                            fingerprint);
        } catch (IllegalArgumentException e) {
            return false;
        }
        long requestId =
                sendNew.applyAsLong(
                        new Command.Prove(
                                proof.a(),
                                proof.proof(),
                                asked.isToken() ? proof.invitation() : null,
                                fingerprint));
        attempts.put(requestId, new Attempt(asked, proof));
        return true;
    }

    private void handle(Event.Proved proved) {
        Attempt attempt = attempts.remove(proved.re());
        if (attempt == null || !attempt.proof.isAnswer(proved.proof())) {
            leave();
        } else {
            resender.send(attempt.withheld.requestId, attempt.withheld.command);
        }
    }

    /// Leaves a server that did not prove that it knows the password.
    private void leave() {
        onUnproven.accept(
                new ConnectionEvent.Refused(
                        ErrorCode.PASSWORD_WRONG, Texts.of("password.unproven")));
    }
}
