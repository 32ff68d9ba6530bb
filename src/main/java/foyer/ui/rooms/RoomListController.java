package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import foyer.ui.scroll.StackedList;
import foyer.ui.scroll.StackedRow;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The view of [foyer.model.RoomList]: joined rooms, direct conversations and other rooms. UI
/// thread.
public final class RoomListController {
    private final ChatModel chat;
    private final SessionList sessions;
    private final Runnable focusComposer;
    private final Tooltip tip = new Tooltip();
    private Subscription following = Subscription.EMPTY;

    @FXML private StackedList<RoomRow> rooms;
    @FXML private TextField roomName;
    @FXML private BidiText refusal;

    /// @param chat of the shown server
    /// @param sessions all servers
    /// @param focusComposer moves the focus to the composer
    public RoomListController(ChatModel chat, SessionList sessions, Runnable focusComposer) {
        this.chat = chat;
        this.sessions = sessions;
        this.focusComposer = focusComposer;
    }

    @FXML
    private void initialize() {
        rooms.setRowFactory(RoomRow.Heading.class::isInstance, this::draw);
        rooms.setOnOpen(this::open);
        rooms.setOnStep(this::step);
        refusal.textProperty().bind(chat.rooms().refusalProperty());
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        chat.rooms().selectedProperty().subscribe(this::select);
        ViewShowing.of(rooms).subscribe(this::follow);
    }

    /// Lists the rooms while the view is visible.
    private void follow(boolean isShowing) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (isShowing) {
            var rows = new RoomListRows(sessions, chat, rooms::setRows);
            following = rows::stop;
        } else {
            rooms.setRows(List.of());
        }
    }

    private StackedRow<RoomRow> draw(RoomRow row) {
        return switch (row) {
            case RoomRow.Heading heading -> new GroupHeading(heading);
            case RoomRow.Server server -> new ServerCell(server);
            case RoomRow.Room room -> new RoomCell(room, tip);
        };
    }

    private void select(@Nullable RoomModel room) {
        rooms.select(room == null ? null : new RoomRow.Room(null, chat, room));
    }

    private void open(RoomRow row) {
        switch (row) {
            case RoomRow.Heading _ -> {}
            case RoomRow.Server(ServerSession session) -> sessions.show(session);
            case RoomRow.Room(ServerSession session, ChatModel server, RoomModel room) -> {
                server.memberships().open(room);
                if (session != null) {
                    sessions.show(session);
                } else if (room.membershipProperty().get() == Membership.INSIDE) {
                    focusComposer.run();
                }
            }
        }
    }

    /// Opens a joined room of this server at once; other rows wait for Enter.
    private void step(RoomRow row) {
        if (row instanceof RoomRow.Room(ServerSession session, _, RoomModel room)
                && session == null
                && room.membershipProperty().get() != Membership.OUTSIDE) {
            chat.memberships().open(room);
        }
    }

    @FXML
    private void join() {
        if (chat.memberships().join(roomName.getText())) {
            roomName.clear();
        }
    }
}
