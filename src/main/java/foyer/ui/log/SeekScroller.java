package foyer.ui.log;

import foyer.model.RoomModel;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Scrolls the log to the entry the user asked for, as soon as it is loaded. UI thread.
final class SeekScroller {
    private final LogView log;
    private Subscription subscription = Subscription.EMPTY;
    private @Nullable RoomModel selected;

    SeekScroller(LogView log) {
        this.log = log;
    }

    void follow(ObservableValue<@Nullable RoomModel> selectedRoom) {
        selectedRoom.subscribe(this::follow);
        log.sceneProperty()
                .subscribe(
                        () -> {
                            if (selected != null) {
                                scroll(selected);
                            }
                        });
    }

    private void follow(@Nullable RoomModel room) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        selected = room;
        if (room != null) {
            InvalidationListener rowsListener = _ -> scroll(room);
            room.log().rows().addListener(rowsListener);
            subscription =
                    room.history()
                            .soughtProperty()
                            .subscribe(_ -> scroll(room))
                            .and(() -> room.log().rows().removeListener(rowsListener));
        }
    }

    private void scroll(RoomModel room) {
        Long seq = room.history().soughtProperty().get();
        // a removed view must not take the request from the visible one
        if (seq != null && log.getScene() != null && room.log().containsFrom(seq)) {
            var row = room.log().entry(seq);
            if (row != null) {
                log.showHighlighted(row);
            }
            room.history().clearSought();
        }
    }
}
