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
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The rows of the room list, server by server. Other servers than the shown one list joined rooms
/// only. UI thread.
final class RoomListRows {
    private final SessionList sessions;
    private final ChatModel chat;
    private final Consumer<List<RoomRow>> show;
    private final Subscription followingSessions;
    private Subscription following = Subscription.EMPTY;
    private List<RoomRow> rows = List.of();

    /// @param chat of the shown server
    /// @param show shows the rows, at once and after each change
    RoomListRows(SessionList sessions, ChatModel chat, Consumer<List<RoomRow>> show) {
        this.sessions = sessions;
        this.chat = chat;
        this.show = show;
        followingSessions = sessions.all().subscribe(this::follow);
        follow();
    }

    /// Stops following the models.
    void stop() {
        followingSessions.unsubscribe();
        following.unsubscribe();
    }

    private void follow() {
        following.unsubscribe();
        following = rooms(chat);
        for (ServerSession session : sessions.all()) {
            following =
                    following
                            .and(session.chatProperty().subscribe(this::follow))
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
            addRows(filled, null, chat);
        }
        for (ServerSession session : sessions.all()) {
            ChatModel sessionChat = session.chatProperty().get();
            if (several) {
                filled.add(new RoomRow.Server(session));
            }
            if (sessionChat != null) {
                addRows(filled, sessionChat == chat ? null : session, sessionChat);
            }
        }
        if (!filled.equals(rows)) {
            rows = List.copyOf(filled);
            show.accept(rows);
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

    /// Adds the rooms of a server. Those of the shown one stand below the headings of their groups;
    /// the first ones below a server need none.
    private static void addRows(
            List<RoomRow> rows, @Nullable ServerSession session, ChatModel chat) {
        RoomGroup above = rows.isEmpty() ? null : RoomGroup.ROOMS;
        List<RoomModel> rooms =
                chat.rooms().rooms().stream()
                        .filter(room -> session == null || !isOutside(room))
                        .filter(room -> !isIgnoredRequest(chat, room))
                        .sorted(Comparator.comparing(RoomGroup::of))
                        .toList();
        for (RoomModel room : rooms) {
            RoomGroup group = RoomGroup.of(room);
            if (session == null && group != above) {
                rows.add(new RoomRow.Heading(group));
                above = group;
            }
            rows.add(new RoomRow.Room(session, chat, room));
        }
    }

    private static boolean isOutside(RoomModel room) {
        return room.membershipProperty().get() == Membership.OUTSIDE;
    }
}
