package foyer.state;

import foyer.language.Texts;
import foyer.link.Destination;
import foyer.protocol.Code;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// That a server asks for a password before it lets this person in. UI thread. [Entrance] changes
/// it.
public final class PasswordQuestion {

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
    static boolean isMeantBy(Code code) {
        return code == Code.PASSWORD_NEEDED
                || code == Code.PASSWORD_WRONG
                || code == Code.TOO_MANY_TRIES;
    }

    /// Asks.
    ///
    /// @param by who refused this person so, and where they wanted to go
    /// @param print the key by which that server is known since this question
    /// @param called what it is called; may be empty
    void ask(Visit by, String print, String called, Code code, String words) {
        Destination to = by.to();
        asked.set(
                new Asked(
                        called.isEmpty() ? to.address().toString() : called,
                        new Destination(to.addresses(), print),
                        by.room()));
        problem.set(why(by, code, words));
    }

    private static String why(Visit by, Code code, String words) {
        if (code == Code.PASSWORD_WRONG && by.gaveToken()) {
            return Texts.of("happened.stale_invitation");
        }
        return code == Code.PASSWORD_NEEDED && !by.gavePassword() ? "" : words;
    }

    /// Says what is wrong where the password is asked for.
    ///
    /// @return whether one is asked for
    boolean takes(String words) {
        problem.set(asked.get() == null ? "" : words);
        return asked.get() != null;
    }
}
