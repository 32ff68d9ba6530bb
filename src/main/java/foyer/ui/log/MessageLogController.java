package foyer.ui.log;

import foyer.state.ChatModel;
import foyer.state.LogRow;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel;
import foyer.state.WebLink;
import foyer.ui.IfAny;
import foyer.ui.log.MessageCell.Refused;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The view of the shown room's [foyer.state.MessageLog]. UI thread.
public final class MessageLogController implements Refused {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ChatModel chat;
    private final Times times;
    private final Consumer<String> browse;

    @FXML private LogView log;
    @FXML private Label emptyTitle;
    @FXML private Label emptyHint;
    @FXML private Node empty;
    @FXML private Node loading;
    @FXML private Button newest;

    /// @param browse opens an address outside
    public MessageLogController(ChatModel chat, Clock clock, Consumer<String> browse) {
        this.chat = chat;
        this.browse = browse;
        this.times = new Times(clock);
    }

    @FXML
    private void initialize() {
        ObservableValue<String> myName =
                chat.meProperty().map(me -> me == null ? "" : me.name()).orElse("");
        ObservableValue<String> myId =
                chat.meProperty().map(me -> me == null ? "" : me.id()).orElse("");
        log.setCellFactory(
                _ -> new MessageCell(times, myName, myId, this::isGuest, this::follow, this));
        log.setOnTop(this::loadOlder);
        log.setContextMenu(new ContextMenu());
        log.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> fillMenu());
        log.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        newest.visibleProperty().bind(log.followingProperty().not());
        newest.textProperty().bind(log.missedProperty().map(MessageLogController::newer));
        var room = chat.rooms().selectedProperty();
        loading.visibleProperty().bind(IfAny.of(room, RoomModel::loadingOlderProperty, false));
        room.subscribe(this::open);
    }

    private boolean isGuest(String id) {
        RoomModel room = chat.rooms().selectedProperty().get();
        return room != null
                && room.roster().members().stream()
                        .anyMatch(who -> who.isGuest() && who.id().equals(id));
    }

    private void open(@Nullable RoomModel room) {
        empty.visibleProperty().unbind();
        if (room == null) {
            log.open(FXCollections.observableArrayList());
            empty.setVisible(true);
            emptyTitle.setText("No room is open");
            emptyHint.setText("Choose one on the left, or type a name to make your own.");
        } else {
            log.open(room.log().rows());
            log.setAccessibleText("Messages in " + room.titleProperty().get());
            empty.visibleProperty().bind(Bindings.isEmpty(room.log().rows()));
            emptyTitle.setText("Nothing said here yet");
            emptyHint.setText("Say hello.");
        }
    }

    private static String newer(Number missed) {
        return switch (missed.intValue()) {
            case 0 -> "Jump to newest";
            case 1 -> "1 new message";
            default -> missed.intValue() + " new messages";
        };
    }

    @FXML
    private void jump() {
        log.jumpToNewest();
    }

    private void loadOlder() {
        inRoom(chat.talking()::loadOlder);
    }

    @Override
    public void retry(Outgoing row) {
        inRoom(room -> chat.talking().retry(room, row));
    }

    @Override
    public void discard(Outgoing row) {
        inRoom(room -> chat.talking().discard(room, row));
    }

    private void inRoom(Consumer<RoomModel> then) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            then.accept(room);
        }
    }

    private void typed(KeyEvent event) {
        LogRow row = log.getSelectionModel().getSelectedItem();
        if (row != null && COPY.match(event)) {
            copy(row);
            event.consume();
        }
    }

    private void fillMenu() {
        var items = log.getContextMenu().getItems();
        items.clear();
        LogRow row = log.getSelectionModel().getSelectedItem();
        if (row instanceof Outgoing outgoing && outgoing.isRefused()) {
            items.add(item("Try again", () -> retry(outgoing)));
            items.add(item("Discard", () -> discard(outgoing)));
        }
        if (row != null) {
            items.add(item("Copy", () -> copy(row)));
            WebLink.in(Transcript.words(row))
                    .forEach(link -> items.add(item("Open " + link.host(), () -> follow(link))));
        }
    }

    private void follow(WebLink link) {
        OpenLink.ask(link, log.getScene().getWindow(), browse);
    }

    private static MenuItem item(String words, Runnable then) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> then.run());
        return item;
    }

    private static void copy(LogRow row) {
        var content = new ClipboardContent();
        content.putString(Transcript.words(row));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
