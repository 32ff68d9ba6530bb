package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The view of [foyer.model.RoomList]: rooms this person is in, conversations, and other rooms. UI
/// thread.
public final class RoomListController {
    private final ChatModel chat;
    private final SessionList sessions;
    private final Runnable write;
    private final ObservableList<RoomRow> rows;

    @FXML private ListView<RoomRow> rooms;
    @FXML private TextField wanted;
    @FXML private BidiText refusal;

    /// @param chat of the server that is looked at
    /// @param sessions all servers
    /// @param write puts the cursor where one writes
    public RoomListController(ChatModel chat, SessionList sessions, Runnable write) {
        this.chat = chat;
        this.sessions = sessions;
        this.write = write;
        this.rows = new RoomListRows(sessions, chat).rows();
    }

    @FXML
    private void initialize() {
        rooms.setItems(rows);
        rooms.setCellFactory(_ -> new RoomCell(this::open));
        rooms.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        refusal.textProperty().bind(chat.rooms().refusalProperty());
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        chat.rooms().selectedProperty().subscribe(this::mark);
        rows.subscribe(() -> mark(chat.rooms().selectedProperty().get()));
    }

    private void mark(@Nullable RoomModel room) {
        int at = -1;
        for (int i = 0; room != null && i < rows.size(); i++) {
            if (rows.get(i) instanceof RoomRow.Room(_, _, RoomModel each) && each == room) {
                at = i;
            }
        }
        if (at < 0) {
            rooms.getSelectionModel().clearSelection();
        } else if (rooms.getSelectionModel().getSelectedIndex() != at) {
            rooms.getSelectionModel().select(at);
            rooms.scrollTo(Math.max(0, at - 1));
        }
    }

    private void open(RoomRow row) {
        switch (row) {
            case RoomRow.Server(ServerSession session) -> sessions.show(session);
            case RoomRow.Room(ServerSession session, ChatModel at, RoomModel room) -> {
                at.memberships().open(room);
                if (session != null) {
                    sessions.show(session);
                } else if (room.membershipProperty().get() == Membership.INSIDE) {
                    write.run();
                }
            }
        }
    }

    private void typed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> step(event, -1);
            case DOWN -> step(event, 1);
            case ENTER, SPACE -> {
                RoomRow row = rooms.getSelectionModel().getSelectedItem();
                if (row != null) {
                    open(row);
                }
                event.consume();
            }
            default -> {}
        }
    }

    /// A room of this server is shown at once if this person is in it; anything else waits for
    /// Enter.
    private void step(KeyEvent event, int by) {
        event.consume();
        int at = rooms.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < rows.size()) {
            rooms.getSelectionModel().select(at);
            rooms.scrollTo(Math.max(0, at - 1));
            if (rows.get(at) instanceof RoomRow.Room(ServerSession session, _, RoomModel room)
                    && session == null
                    && room.membershipProperty().get() != Membership.OUTSIDE) {
                chat.memberships().open(room);
            }
        }
    }

    @FXML
    private void join() {
        if (chat.memberships().join(wanted.getText())) {
            wanted.clear();
        }
    }
}
