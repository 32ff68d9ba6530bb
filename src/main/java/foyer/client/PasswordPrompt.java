package foyer.client;

import foyer.connection.Destination;
import foyer.language.Texts;
import foyer.protocol.ErrorCode;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// That a server asks for a password before it lets this person in. UI thread. [ClientModel]
/// changes it.
public final class PasswordPrompt {

    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Who asks.
    ///
    /// @param name what the server is called, or where it is if that is not known
    /// @param to where it is, with the key by which it is known since this question
    /// @param room the room to go to; empty for none in particular
    public record Asked(String name, Destination to, String room) {}

    /// Who asks; null while nobody does.
    public ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// Why the password given did not let this person in, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// This person goes elsewhere.
    public void dismiss() {
        asked.set(null);
        problem.set("");
    }

    /// Whether a server that refused somebody so is to be given a password.
    static boolean isPasswordRefusal(ErrorCode errorCode) {
        return errorCode == ErrorCode.PASSWORD_NEEDED
                || errorCode == ErrorCode.PASSWORD_WRONG
                || errorCode == ErrorCode.TOO_MANY_TRIES;
    }

    /// Asks.
    ///
    /// @param by who refused this person so, and where they wanted to go
    /// @param fingerprint the key by which that server is known since this question
    /// @param called what it is called; may be empty
    void ask(
            ServerSession by,
            String fingerprint,
            String called,
            ErrorCode errorCode,
            String error) {
        Destination to = by.destination();
        asked.set(
                new Asked(
                        called.isEmpty() ? to.address().toString() : called,
                        new Destination(to.addresses(), fingerprint),
                        by.room()));
        problem.set(why(by, errorCode, error));
    }

    private static String why(ServerSession by, ErrorCode errorCode, String error) {
        if (errorCode == ErrorCode.PASSWORD_WRONG && by.usedInvitation()) {
            return Texts.of("happened.stale_invitation");
        }
        return errorCode == ErrorCode.PASSWORD_NEEDED && !by.usedPassword() ? "" : error;
    }

    /// Says what is wrong where the password is asked for.
    ///
    /// @return whether one is asked for
    boolean showProblem(String error) {
        problem.set(asked.get() == null ? "" : error);
        return asked.get() != null;
    }
}
