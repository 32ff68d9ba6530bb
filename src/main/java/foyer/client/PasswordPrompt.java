package foyer.client;

import foyer.connection.Destination;
import foyer.language.Texts;
import foyer.protocol.ErrorCode;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Asks for the password of a server. UI thread.
public final class PasswordPrompt {

    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// The open question.
    ///
    /// @param name the server's name, or its address if the name is unknown
    /// @param to the server, with the key that it had when it asked
    /// @param room the room to join; empty for any
    public record Asked(String name, Destination to, String room) {}

    /// The open question; null if none.
    public ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// Why the last password was refused; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void dismiss() {
        asked.set(null);
        problem.set("");
    }

    /// Whether a server refuses with this code because of the password.
    static boolean isPasswordRefusal(ErrorCode errorCode) {
        return errorCode == ErrorCode.PASSWORD_NEEDED
                || errorCode == ErrorCode.PASSWORD_WRONG
                || errorCode == ErrorCode.TOO_MANY_TRIES;
    }

    /// @param session the session that was refused
    /// @param fingerprint the server's key: only a server with this key gets the password
    /// @param serverName empty if unknown
    void ask(
            ServerSession session,
            String fingerprint,
            String serverName,
            ErrorCode errorCode,
            String error) {
        Destination to = session.destination();
        asked.set(
                new Asked(
                        serverName.isEmpty() ? to.address().toString() : serverName,
                        new Destination(to.addresses(), fingerprint),
                        session.room()));
        problem.set(text(session, errorCode, error));
    }

    private static String text(ServerSession session, ErrorCode errorCode, String error) {
        if (errorCode == ErrorCode.PASSWORD_WRONG && session.usedInvitation()) {
            return Texts.of("happened.stale_invitation");
        }
        return errorCode == ErrorCode.PASSWORD_NEEDED && !session.usedPassword() ? "" : error;
    }

    /// Shows an error beside the question.
    ///
    /// @return true if there is an open question, false otherwise
    boolean showProblem(String error) {
        problem.set(asked.get() == null ? "" : error);
        return asked.get() != null;
    }
}
