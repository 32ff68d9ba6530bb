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

/// Who has read the last message of this person in the shown room. UI thread.
final class ReadReceipts {
    static final Line NOBODY = new Line(0, "");

    private final ChatModel chat;
    private final ReadOnlyObjectWrapper<Line> line = new ReadOnlyObjectWrapper<>(NOBODY);
    private Subscription following = Subscription.EMPTY;

    /// @param seq the message's place in the log
    /// @param text who read it; empty if nobody did, or that is not told
    record Line(long seq, String text) {}

    ReadReceipts(ChatModel chat) {
        this.chat = chat;
        chat.rooms().selectedProperty().subscribe(this::follow);
    }

    ReadOnlyObjectProperty<Line> lineProperty() {
        return line.getReadOnlyProperty();
    }

    private void follow(@Nullable RoomModel room) {
        following.unsubscribe();
        line.set(NOBODY);
        if (room != null) {
            InvalidationListener rows = _ -> look(room);
            room.log().rows().addListener(rows);
            following =
                    room.roster()
                            .changesProperty()
                            .subscribe(_ -> look(room))
                            .and(() -> room.log().rows().removeListener(rows));
        }
    }

    private void look(RoomModel room) {
        var me = chat.meProperty().get();
        long seq = room.log().lastOwnSeq();
        Line now = NOBODY;
        if (me != null && seq > 0) {
            List<String> names = room.roster().readers(seq, me.id());
            now =
                    new Line(
                            seq,
                            names.isEmpty() ? "" : Texts.of("log.read_by", NameListText.of(names)));
        }
        if (!Objects.equals(now, line.get())) {
            line.set(now);
        }
    }
}
