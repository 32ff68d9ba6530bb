package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
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
final class RoomListRows {
    private final ObservableList<RoomRow> rows = FXCollections.observableArrayList();
    private final SessionList sessions;
    private final ChatModel chat;
    private Subscription following = Subscription.EMPTY;

    /// @param chat of the server that is looked at
    RoomListRows(SessionList sessions, ChatModel chat) {
        this.sessions = sessions;
        this.chat = chat;
        sessions.all().subscribe(this::follow);
        follow();
    }

    ObservableList<RoomRow> rows() {
        return rows;
    }

    private void follow() {
        following.unsubscribe();
        following = rooms(chat);
        for (ServerSession session : sessions.all()) {
            following =
                    following
                            .and(session.chatProperty().subscribe(this::fill))
                            .and(session.endProperty().subscribe(this::fill));
            ChatModel other = session.chatProperty().get();
            if (other != null && other != chat) {
                following = following.and(rooms(other));
            }
        }
        fill();
    }

    private Subscription rooms(ChatModel of) {
        ObservableList<RoomModel> followed =
                FXCollections.observableArrayList(
                        room -> new Observable[] {room.membershipProperty()});
        javafx.beans.binding.Bindings.bindContent(followed, of.rooms().rooms());
        return followed.subscribe(this::fill)
                .and(
                        () ->
                                javafx.beans.binding.Bindings.unbindContent(
                                        followed, of.rooms().rooms()));
    }

    private void fill() {
        var now = new ArrayList<RoomRow>();
        boolean several = sessions.all().size() > 1;
        if (!isAmongVisits()) {
            now.addAll(rows(null, chat));
        }
        for (ServerSession session : sessions.all()) {
            ChatModel at = session.chatProperty().get();
            if (several) {
                now.add(new RoomRow.Server(session));
            }
            if (at != null) {
                now.addAll(rows(at == chat ? null : session, at));
            }
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private boolean isAmongVisits() {
        return sessions.all().stream().anyMatch(session -> session.chatProperty().get() == chat);
    }

    private static List<RoomRow> rows(@Nullable ServerSession session, ChatModel at) {
        return at.rooms().rooms().stream()
                .filter(
                        room ->
                                session == null
                                        || room.membershipProperty().get() != Membership.OUTSIDE)
                .sorted(Comparator.comparing(RoomGroup::of))
                .<RoomRow>map(room -> new RoomRow.Room(session, at, room))
                .toList();
    }
}
