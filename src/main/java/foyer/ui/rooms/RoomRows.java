package foyer.ui.rooms;

import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.state.Visit;
import foyer.state.Visits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The rooms of all servers this person is at, each server's together; of those that are not looked
/// at only the rooms they are in. UI thread.
final class RoomRows {
    private final ObservableList<RoomRow> rows = FXCollections.observableArrayList();
    private final Visits visits;
    private final ChatModel chat;
    private Subscription following = Subscription.EMPTY;

    /// @param chat of the server that is looked at
    RoomRows(Visits visits, ChatModel chat) {
        this.visits = visits;
        this.chat = chat;
        visits.all().subscribe(this::follow);
        follow();
    }

    ObservableList<RoomRow> rows() {
        return rows;
    }

    private void follow() {
        following.unsubscribe();
        following = rooms(chat);
        for (Visit visit : visits.all()) {
            following =
                    following
                            .and(visit.chatProperty().subscribe(this::fill))
                            .and(visit.endProperty().subscribe(this::fill));
            ChatModel other = visit.chatProperty().get();
            if (other != null && other != chat) {
                following = following.and(rooms(other));
            }
        }
        fill();
    }

    private Subscription rooms(ChatModel of) {
        ObservableList<RoomModel> followed =
                FXCollections.observableArrayList(
                        room -> new Observable[] {room.presenceProperty()});
        javafx.beans.binding.Bindings.bindContent(followed, of.rooms().rooms());
        return followed.subscribe(this::fill)
                .and(
                        () ->
                                javafx.beans.binding.Bindings.unbindContent(
                                        followed, of.rooms().rooms()));
    }

    private void fill() {
        var now = new ArrayList<RoomRow>();
        boolean several = visits.all().size() > 1;
        if (!isAmongVisits()) {
            now.addAll(rows(null, chat));
        }
        for (Visit visit : visits.all()) {
            ChatModel at = visit.chatProperty().get();
            if (several) {
                now.add(new RoomRow.Server(visit));
            }
            if (at != null) {
                now.addAll(rows(at == chat ? null : visit, at));
            }
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private boolean isAmongVisits() {
        return visits.all().stream().anyMatch(visit -> visit.chatProperty().get() == chat);
    }

    private static List<RoomRow> rows(@Nullable Visit visit, ChatModel at) {
        return at.rooms().rooms().stream()
                .filter(room -> visit == null || room.presenceProperty().get() != Presence.OUTSIDE)
                .sorted(Comparator.comparing(RoomGroup::of))
                .<RoomRow>map(room -> new RoomRow.Room(visit, at, room))
                .toList();
    }
}
