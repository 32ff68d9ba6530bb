package foyer.model;

import foyer.model.LogRow.Entry;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ChangeListener;

/// Loads a room's whole log, or back to a given entry, page by page. UI thread.
public final class FullLogLoader {
    private final RoomModel room;
    private final long from;
    private final ReadOnlyIntegerWrapper rows = new ReadOnlyIntegerWrapper();
    private final ChangeListener<Boolean> loadingListener = (_, _, loading) -> step(loading);
    private long previousFirst = Long.MAX_VALUE;
    private int pages;
    private Runnable onDone = () -> {};

    public FullLogLoader(RoomModel room) {
        this(room, 1, Integer.MAX_VALUE);
    }

    /// @param from the oldest `seq` to load
    /// @param pages the most pages to load
    FullLogLoader(RoomModel room, long from, int pages) {
        this.room = room;
        this.from = from;
        this.pages = pages;
    }

    /// The number of loaded entries.
    public ReadOnlyIntegerProperty rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Starts loading.
    ///
    /// @param whenDone called when no more comes; see [#isWhole]
    public void load(Runnable whenDone) {
        stop();
        previousFirst = Long.MAX_VALUE;
        onDone = whenDone;
        room.history().loadingOlderProperty().addListener(loadingListener);
        step(room.history().loadingOlderProperty().get());
    }

    /// Stops loading.
    public void stop() {
        room.history().loadingOlderProperty().removeListener(loadingListener);
    }

    /// Whether everything is loaded.
    public boolean isWhole() {
        return room.log().containsFrom(from) || !room.history().hasOlderProperty().get();
    }

    private void step(boolean loading) {
        rows.set((int) room.log().rows().stream().filter(Entry.class::isInstance).count());
        if (loading) {
            return;
        }
        boolean hasProgress = room.log().first() < previousFirst;
        if (isWhole() || !hasProgress || pages == 0) {
            stop();
            onDone.run();
        } else {
            previousFirst = room.log().first();
            pages--;
            room.history().loadOlder();
        }
    }
}
