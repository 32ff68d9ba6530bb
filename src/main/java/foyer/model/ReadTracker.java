package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.protocol.LogEntry;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// Marks messages read that arrive in the shown room while the user looks at it, and counts all
/// others as unread. UI thread.
public final class ReadTracker {
    private final ReadOnlyObjectProperty<@Nullable RoomModel> shown;
    private final MissedMessages missed;
    private final PresenceReporter presenceReporter;
    private final ServerStateWriter stateWriter;
    private boolean inForeground = true;
    private boolean idle;
    private BiConsumer<RoomModel, LogEntry> unreadMessage = (_, _) -> {};
    private Runnable unreadChanged = () -> {};

    /// Follows the shown room from now on: what was restored before stays unread.
    ReadTracker(
            RoomList rooms,
            MissedMessages missed,
            PresenceReporter presenceReporter,
            ServerStateWriter stateWriter) {
        this.shown = rooms.selectedProperty();
        this.missed = missed;
        this.presenceReporter = presenceReporter;
        this.stateWriter = stateWriter;
        shown.addListener((_, previous, current) -> showRoom(previous, current));
    }

    /// Sets who is called with each message of another member that is not read at once.
    public void onUnreadMessage(BiConsumer<RoomModel, LogEntry> listener) {
        unreadMessage = listener;
    }

    /// Sets who is called when a room's unread count may have changed.
    public void onUnreadChanged(Runnable listener) {
        unreadChanged = listener;
    }

    /// Sets whether the user has this server's view in the focused window.
    void setInForeground(boolean isInForeground) {
        if (inForeground && !isInForeground) {
            missed.windowLeft();
        }
        inForeground = isInForeground;
        readShownRoom();
    }

    /// Sets whether the user has not touched the window for a while.
    void setIdle(boolean isIdle) {
        idle = isIdle;
        if (isIdle) {
            missed.userIdle();
        }
        readShownRoom();
    }

    private void readShownRoom() {
        RoomModel room = shown.get();
        if (inForeground && !idle && room != null) {
            read(room, true);
        }
    }

    private void showRoom(@Nullable RoomModel previous, @Nullable RoomModel current) {
        if (previous != null) {
            previous.log().clearNew();
        }
        if (current != null) {
            stateWriter.saveShownRoom(current.name());
            if (inForeground && !idle) {
                read(current, false);
            }
        }
    }

    /// @param wasShown whether the room was shown before the user looked away
    private void read(RoomModel room, boolean wasShown) {
        missed.roomOpened(room, wasShown);
        room.unread().markAllRead();
        unreadChanged.run();
        presenceReporter.reportRead(room);
    }

    /// Messages of others were added to a room's log, or none.
    void messagesArrived(RoomModel room, int count) {
        if (isSeen(room)) {
            room.unread().moveToEnd();
            presenceReporter.reportRead(room);
        } else {
            room.unread().add(count);
            unreadChanged.run();
        }
    }

    /// Reports a new message to the listener, unless the user sees it.
    void reportIfUnread(RoomModel room, LogEntry message) {
        if (!isSeen(room)) {
            unreadMessage.accept(room, message);
        }
    }

    private boolean isSeen(RoomModel room) {
        return inForeground && !idle && shown.get() == room;
    }
}
