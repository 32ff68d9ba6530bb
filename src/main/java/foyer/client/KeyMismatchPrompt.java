package foyer.client;

import foyer.connection.ConnectionEvent;
import foyer.connection.InviteLink;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// That a server has another key than it should, and whether this person goes there all the same.
/// UI thread. [ClientModel] changes it.
public final class KeyMismatchPrompt {
    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();

    /// A server that has another key than it should, and was told nothing.
    ///
    /// @param typed where this person wanted to go
    /// @param known the print it should have
    /// @param seen the print it has
    public record Asked(String typed, String known, String seen) {
        /// Whether a link says what key it must be; nobody can know better.
        public boolean isByLink() {
            return InviteLink.looksLikeLink(typed);
        }
    }

    /// Whose key it is; null while none is in question.
    public ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// This person stays away, or goes elsewhere.
    public void dismiss() {
        asked.set(null);
    }

    void ask(String typed, ConnectionEvent.KeyMismatch other) {
        asked.set(new Asked(typed, other.known(), other.seen()));
    }
}
