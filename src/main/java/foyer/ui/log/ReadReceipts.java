package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Members who have read the user's last message in the selected room. UI thread.
final class ReadReceipts {
    static final Readers NOBODY = new Readers(0, "");

    private final ChatModel chat;
    private final ReadOnlyObjectWrapper<Readers> readers = new ReadOnlyObjectWrapper<>(NOBODY);
    private Subscription subscription = Subscription.EMPTY;

    /// @param seq of the message; 0 if there is none
    /// @param text names of the readers; empty if nobody has read it or receipts are off
    record Readers(long seq, String text) {}

    ReadReceipts(ChatModel chat) {
        this.chat = chat;
        chat.rooms().selectedProperty().subscribe(this::follow);
    }

    ReadOnlyObjectProperty<Readers> readersProperty() {
        return readers.getReadOnlyProperty();
    }

    private void follow(@Nullable RoomModel room) {
        subscription.unsubscribe();
        readers.set(NOBODY);
        if (room != null) {
            InvalidationListener rowsListener = _ -> update(room);
            room.log().rows().addListener(rowsListener);
            subscription =
                    room.roster()
                            .changesProperty()
                            .subscribe(_ -> update(room))
                            .and(() -> room.log().rows().removeListener(rowsListener));
        }
    }

    private void update(RoomModel room) {
        var me = chat.meProperty().get();
        long seq = room.log().lastOwnSeq();
        Readers current = NOBODY;
        if (me != null && seq > 0) {
            List<String> names = room.roster().readers(seq, me.id());
            current =
                    new Readers(
                            seq,
                            names.isEmpty() ? "" : Texts.of("log.read_by", NameListText.of(names)));
        }
        if (!Objects.equals(current, readers.get())) {
            readers.set(current);
        }
    }
}
