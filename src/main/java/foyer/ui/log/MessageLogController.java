package foyer.ui.log;

import foyer.language.Texts;
import foyer.state.ChatModel;
import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.Outgoing;
import foyer.state.Profile;
import foyer.state.RoomModel;
import foyer.state.WebLink;
import foyer.ui.IfAny;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.log.MessageCell.Refused;
import foyer.ui.text.TextSelection;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The view of the shown room's [foyer.state.MessageLog]. UI thread.
public final class MessageLogController implements Refused {
    private final ChatModel chat;
    private final Profile profile;
    private final Times times;
    private final Consumer<String> browse;
    private final MessageActions actions;

    @FXML private Region pane;
    @FXML private LogView log;
    @FXML private MessageBar bar;
    @FXML private Label emptyTitle;
    @FXML private Label emptyHint;
    @FXML private Node empty;
    @FXML private Node loading;
    @FXML private Button newest;

    /// @param browse opens an address outside
    public MessageLogController(
            ChatModel chat, Profile profile, Clock clock, Consumer<String> browse) {
        this.profile = profile;
        this.chat = chat;
        this.browse = browse;
        this.times = new Times(clock);
        this.actions = new MessageActions(chat, this::pick, browse);
    }

    @FXML
    private void initialize() {
        ObservableValue<String> myName =
                chat.meProperty().map(me -> me == null ? "" : me.name()).orElse("");
        ObservableValue<String> myId =
                chat.meProperty().map(me -> me == null ? "" : me.id()).orElse("");
        var readBy = new ReadBy(chat);
        log.setCells(
                () ->
                        new MessageCell(
                                times,
                                myName,
                                myId,
                                this::isGuest,
                                this::follow,
                                actions,
                                readBy.lineProperty(),
                                log.foundProperty(),
                                this));
        log.setOnTop(this::loadOlder);
        var selection =
                new TextSelection<LogRow>(
                        log,
                        RowText::said,
                        row -> RowText.by(row, myName.getValue(), times.hour(row.at())));
        var menu = new MessageMenu(log, selection, actions, this, this::follow);
        new BarPlace(pane, log, bar, actions).keep(menu);
        newest.visibleProperty().bind(log.followingProperty().not());
        newest.textProperty().bind(log.missedProperty().map(MessageLogController::newer));
        var room = chat.rooms().selectedProperty();
        loading.visibleProperty().bind(IfAny.of(room, RoomModel::loadingOlderProperty, false));
        room.subscribe(this::open);
        new Sought(log).follow(room);
        IfAny.of(room, one -> Bindings.isNotEmpty(one.roster().members()), false)
                .subscribe(
                        known -> {
                            if (known) {
                                log.meetPeople();
                            }
                        });
    }

    private void pick(Entry message) {
        EmojiPicker.show(log, profile, emoji -> actions.react(message, emoji));
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
            emptyTitle.setText(Texts.of("log.no_room"));
            emptyHint.setText(Texts.of("log.no_room.hint"));
        } else {
            log.open(room.log().rows());
            log.setAccessibleText(Texts.of("log.messages_in", room.titleProperty().get()));
            ObservableList<LogRow> rows = room.log().rows();
            empty.visibleProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () -> rows.stream().allMatch(LogRow.Notice.class::isInstance),
                                    rows));
            emptyTitle.setText(Texts.of("log.empty"));
            emptyHint.setText(Texts.of("log.empty.hint"));
        }
    }

    private static String newer(Number missed) {
        return missed.intValue() == 0 ? Texts.of("log.newest") : Texts.of("log.new", missed);
    }

    @FXML
    private void jump() {
        log.follow();
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

    private void follow(WebLink link) {
        OpenLink.ask(link, log.getScene().getWindow(), browse);
    }
}
