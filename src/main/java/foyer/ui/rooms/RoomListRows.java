package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RequestState;
import foyer.model.RoomModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The rows of the room list, server by server. Other servers than the shown one list joined rooms
/// only. UI thread.
final class RoomListRows {
    private final ObservableList<RoomRow> rows = FXCollections.observableArrayList();
    private final SessionList sessions;
    private final ChatModel chat;
    private Subscription following = Subscription.EMPTY;

    /// @param chat of the shown server
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

    private Subscription rooms(ChatModel followedChat) {
        ObservableList<RoomModel> rooms =
                FXCollections.observableArrayList(
                        room ->
                                new Observable[] {
                                    room.membershipProperty(), room.requestProperty()
                                });
        Bindings.bindContent(rooms, followedChat.rooms().rooms());
        return rooms.subscribe(this::fill)
                .and(followedChat.ignored().members().subscribe(this::fill))
                .and(() -> Bindings.unbindContent(rooms, followedChat.rooms().rooms()));
    }

    private void fill() {
        var filled = new ArrayList<RoomRow>();
        boolean several = sessions.all().size() > 1;
        if (!isInSession()) {
            filled.addAll(rows(null, chat));
        }
        for (ServerSession session : sessions.all()) {
            ChatModel sessionChat = session.chatProperty().get();
            if (several) {
                filled.add(new RoomRow.Server(session));
            }
            if (sessionChat != null) {
                filled.addAll(rows(sessionChat == chat ? null : session, sessionChat));
            }
        }
        if (!filled.equals(rows)) {
            rows.setAll(filled);
        }
    }

    private boolean isInSession() {
        return sessions.all().stream().anyMatch(session -> session.chatProperty().get() == chat);
    }

    private static boolean isIgnoredRequest(ChatModel chat, RoomModel room) {
        String memberId = room.otherMemberId();
        return memberId != null
                && room.requestProperty().get() == RequestState.RECEIVED
                && chat.ignored().contains(memberId);
    }

    private static List<RoomRow> rows(@Nullable ServerSession session, ChatModel chat) {
        return chat.rooms().rooms().stream()
                .filter(
                        room ->
                                session == null
                                        || room.membershipProperty().get() != Membership.OUTSIDE)
                .filter(room -> !isIgnoredRequest(chat, room))
                .sorted(Comparator.comparing(RoomGroup::of))
                .<RoomRow>map(room -> new RoomRow.Room(session, chat, room))
                .toList();
    }
}
