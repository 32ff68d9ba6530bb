package foyer.model;

import foyer.protocol.Command;
import foyer.protocol.Limits;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Loads older pages of one room's log, on demand or until a sought message is there. UI thread.
public final class RoomHistory {
    private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingOlder = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Long> sought = new ReadOnlyObjectWrapper<>();
    private final String room;
    private final MessageLog log;
    private final PendingCommands pendingCommands;
    private final Consumer<String> refusal;

    /// @param refusal receives why a page was refused
    RoomHistory(
            String room,
            MessageLog log,
            PendingCommands pendingCommands,
            Consumer<String> refusal) {
        this.room = room;
        this.log = log;
        this.pendingCommands = pendingCommands;
        this.refusal = refusal;
    }

    /// Whether the server has older messages than the first of the log.
    public ReadOnlyBooleanProperty hasOlderProperty() {
        return hasOlder.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingOlderProperty() {
        return loadingOlder.getReadOnlyProperty();
    }

    /// The `seq` to scroll to as soon as it is loaded; null if none.
    public ReadOnlyObjectProperty<@Nullable Long> soughtProperty() {
        return sought.getReadOnlyProperty();
    }

    /// Requests the page before the first row. Does nothing while one is loading or if there is
    /// none.
    public void loadOlder() {
        if (hasOlder.get() && !loadingOlder.get()) {
            loadingOlder.set(true);
            long before = Math.max(1, log.first());
            pendingCommands.requestPatiently(
                    new Command.History(room, before, Limits.HISTORY_PAGE),
                    (_, error) -> {
                        loadingOlder.set(false);
                        refusal.accept(error);
                    });
        }
    }

    /// Has the view scroll to a message, and loads older pages until it is there.
    public void seek(long seq) {
        if (seq >= log.first() || hasOlder.get()) {
            sought.set(seq);
            if (seq < log.first()) {
                loadOlder();
            }
        } else {
            sought.set(null);
        }
    }

    /// Ends the search: the view has scrolled, or cannot.
    public void clearSought() {
        sought.set(null);
    }

    /// A page was added to the log.
    ///
    /// @param isOlder whether it came from [#loadOlder]
    /// @param more whether the server has older ones
    void onPage(boolean isOlder, boolean more) {
        if (isOlder) {
            hasOlder.set(more);
            loadingOlder.set(false);
        }
    }

    /// Goes on with the search after a page.
    void continueSeek() {
        Long seq = sought.get();
        if (seq != null) {
            seek(seq);
        }
    }

    void setHasOlder(boolean older) {
        hasOlder.set(older);
    }

    /// The answer to [#loadOlder] will not come.
    void stopLoading() {
        loadingOlder.set(false);
    }
}
