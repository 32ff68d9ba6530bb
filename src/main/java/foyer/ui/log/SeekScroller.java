package foyer.ui.log;

import foyer.model.RoomModel;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Shows the place of the log that somebody asked for, as soon as it is here. UI thread.
final class SeekScroller {
    private final LogView log;
    private Subscription following = Subscription.EMPTY;
    private @Nullable RoomModel at;

    SeekScroller(LogView log) {
        this.log = log;
    }

    void follow(ObservableValue<@Nullable RoomModel> room) {
        room.subscribe(this::turnTo);
        log.sceneProperty()
                .subscribe(
                        () -> {
                            if (at != null) {
                                look(at);
                            }
                        });
    }

    private void turnTo(@Nullable RoomModel room) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        at = room;
        if (room != null) {
            InvalidationListener rows = _ -> look(room);
            room.log().rows().addListener(rows);
            following =
                    room.soughtProperty()
                            .subscribe(_ -> look(room))
                            .and(() -> room.log().rows().removeListener(rows));
        }
    }

    private void look(RoomModel room) {
        Long seq = room.soughtProperty().get();
        // a log that is not shown, perhaps never again, does not take it from the one that is
        if (seq != null && log.getScene() != null && room.log().containsFrom(seq)) {
            var row = room.log().entry(seq);
            if (row != null) {
                log.show(row);
            }
            room.found();
        }
    }
}
