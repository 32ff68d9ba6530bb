package foyer.ui.rooms;

import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.ui.WrappedText;
import java.util.Comparator;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The view of [foyer.state.RoomList]: rooms this person is in, conversations, and other rooms. UI
/// thread.
public final class RoomListController {
    private final ChatModel chat;
    private final Runnable write;
    private final ObservableList<RoomModel> all =
            FXCollections.observableArrayList(room -> new Observable[] {room.presenceProperty()});
    private final SortedList<RoomModel> sorted = all.sorted(Comparator.comparing(RoomGroup::of));

    @FXML private ListView<RoomModel> rooms;
    @FXML private TextField wanted;
    @FXML private WrappedText refusal;

    /// @param write puts the cursor where one writes
    public RoomListController(ChatModel chat, Runnable write) {
        this.chat = chat;
        this.write = write;
    }

    @FXML
    private void initialize() {
        Bindings.bindContent(all, chat.rooms().rooms());
        rooms.setItems(sorted);
        rooms.setCellFactory(_ -> new RoomCell(this::open));
        rooms.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        refusal.textProperty().bind(chat.rooms().refusalProperty());
        refusal.visibleProperty().bind(refusal.textProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        chat.rooms().selectedProperty().subscribe(this::mark);
        sorted.subscribe(() -> mark(chat.rooms().selectedProperty().get()));
    }

    private void mark(@Nullable RoomModel room) {
        if (room == null) {
            rooms.getSelectionModel().clearSelection();
        } else if (rooms.getSelectionModel().getSelectedItem() != room) {
            rooms.getSelectionModel().select(room);
            rooms.scrollTo(Math.max(0, sorted.indexOf(room) - 1));
        }
    }

    private void open(RoomModel room) {
        chat.actions().open(room);
        if (room.presenceProperty().get() == Presence.INSIDE) {
            write.run();
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
                RoomModel room = rooms.getSelectionModel().getSelectedItem();
                if (room != null) {
                    open(room);
                }
                event.consume();
            }
            default -> {}
        }
    }

    /// A room this person is in is shown at once; one to be joined waits for Enter.
    private void step(KeyEvent event, int by) {
        event.consume();
        int at = rooms.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < sorted.size()) {
            RoomModel room = sorted.get(at);
            rooms.getSelectionModel().select(at);
            rooms.scrollTo(Math.max(0, at - 1));
            if (room.presenceProperty().get() != Presence.OUTSIDE) {
                chat.actions().open(room);
            }
        }
    }

    @FXML
    private void join() {
        if (chat.actions().join(wanted.getText())) {
            wanted.clear();
        }
    }
}
