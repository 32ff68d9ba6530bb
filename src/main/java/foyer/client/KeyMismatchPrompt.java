package foyer.client;

import foyer.connection.ConnectionEvent;
import foyer.connection.InviteLink;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Asks whether to join a server whose key is not the expected one. UI thread.
public final class KeyMismatchPrompt {
    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();

    /// The open question. Nothing has been sent to the server.
    ///
    /// @param typed the address or link as typed
    /// @param known the expected fingerprint
    /// @param seen the fingerprint of the server's key
    public record Asked(String typed, String known, String seen) {
        /// Whether the expected key is from a link, so that the user cannot overrule it.
        public boolean isByLink() {
            return InviteLink.looksLikeLink(typed);
        }
    }

    /// The open question; null if none.
    public ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public void dismiss() {
        asked.set(null);
    }

    void ask(String typed, ConnectionEvent.KeyMismatch mismatch) {
        asked.set(new Asked(typed, mismatch.known(), mismatch.seen()));
    }
}
