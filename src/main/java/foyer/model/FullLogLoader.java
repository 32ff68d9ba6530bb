package foyer.model;

import foyer.model.LogRow.Entry;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ChangeListener;

/// Brings all that a server has of a room's log here, or as far back as is asked for, one page
/// after the other. UI thread.
public final class FullLogLoader {
    private final RoomModel room;
    private final long from;
    private final ReadOnlyIntegerWrapper rows = new ReadOnlyIntegerWrapper();
    private final ChangeListener<Boolean> following = (_, _, loading) -> step(loading);
    private long firstBefore = Long.MAX_VALUE;
    private int pages;
    private Runnable then = () -> {};

    public FullLogLoader(RoomModel room) {
        this(room, 1, Integer.MAX_VALUE);
    }

    /// @param from the `seq` up to which it is brought
    /// @param pages that are asked for at the most
    FullLogLoader(RoomModel room, long from, int pages) {
        this.room = room;
        this.from = from;
        this.pages = pages;
    }

    /// How many rows are here.
    public ReadOnlyIntegerProperty rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Begins, and says when no more comes; see [#isWhole].
    public void load(Runnable done) {
        stop();
        firstBefore = Long.MAX_VALUE;
        then = done;
        room.history().loadingOlderProperty().addListener(following);
        step(room.history().loadingOlderProperty().get());
    }

    /// Brings no more.
    public void stop() {
        room.history().loadingOlderProperty().removeListener(following);
    }

    /// Whether nothing is missing.
    public boolean isWhole() {
        return room.log().containsFrom(from) || !room.history().hasOlderProperty().get();
    }

    private void step(boolean loading) {
        rows.set((int) room.log().rows().stream().filter(Entry.class::isInstance).count());
        if (loading) {
            return;
        }
        boolean came = room.log().first() < firstBefore;
        if (isWhole() || !came || pages == 0) {
            stop();
            then.run();
        } else {
            firstBefore = room.log().first();
            pages--;
            room.history().loadOlder();
        }
    }
}
