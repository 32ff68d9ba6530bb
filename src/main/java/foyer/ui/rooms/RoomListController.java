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

/// The view of [foyer.model.RoomList]: joined rooms, direct conversations and other rooms. UI
/// thread.
public final class RoomListController {
    private final ChatModel chat;
    private final SessionList sessions;
    private final Runnable focusComposer;
    private final ObservableList<RoomRow> rows;

    @FXML private ListView<RoomRow> rooms;
    @FXML private TextField roomName;
    @FXML private BidiText refusal;

    /// @param chat of the shown server
    /// @param sessions all servers
    /// @param focusComposer moves the focus to the composer
    public RoomListController(ChatModel chat, SessionList sessions, Runnable focusComposer) {
        this.chat = chat;
        this.sessions = sessions;
        this.focusComposer = focusComposer;
        this.rows = new RoomListRows(sessions, chat).rows();
    }

    @FXML
    private void initialize() {
        rooms.setItems(rows);
        rooms.setCellFactory(_ -> new RoomCell(this::open));
        rooms.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        refusal.textProperty().bind(chat.rooms().refusalProperty());
        NodeVisibility.bindToText(refusal, refusal.textProperty());
        chat.rooms().selectedProperty().subscribe(this::select);
        rows.subscribe(() -> select(chat.rooms().selectedProperty().get()));
    }

    private void select(@Nullable RoomModel room) {
        int index = -1;
        for (int i = 0; room != null && i < rows.size(); i++) {
            if (rows.get(i) instanceof RoomRow.Room(_, _, RoomModel listed) && listed == room) {
                index = i;
            }
        }
        if (index < 0) {
            rooms.getSelectionModel().clearSelection();
        } else if (rooms.getSelectionModel().getSelectedIndex() != index) {
            rooms.getSelectionModel().select(index);
            rooms.scrollTo(Math.max(0, index - 1));
        }
    }

    private void open(RoomRow row) {
        switch (row) {
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

    private void onKey(KeyEvent event) {
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

    /// Opens a joined room of this server at once; other rows wait for Enter.
    private void step(KeyEvent event, int step) {
        event.consume();
        int index = rooms.getSelectionModel().getSelectedIndex() + step;
        if (index >= 0 && index < rows.size()) {
            rooms.getSelectionModel().select(index);
            rooms.scrollTo(Math.max(0, index - 1));
            if (rows.get(index) instanceof RoomRow.Room(ServerSession session, _, RoomModel room)
                    && session == null
                    && room.membershipProperty().get() != Membership.OUTSIDE) {
                chat.memberships().open(room);
            }
        }
    }

    @FXML
    private void join() {
        if (chat.memberships().join(roomName.getText())) {
            roomName.clear();
        }
    }
}
