package foyer.ui.log;

import foyer.client.Profile;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.RoomModel;
import foyer.model.WebLink;
import foyer.ui.NestedProperty;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.log.MessageCell.FailedMessageHandler;
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

/// The view of the shown room's [foyer.model.MessageLog]. UI thread.
public final class MessageLogController implements FailedMessageHandler {
    private final ChatModel chat;
    private final Profile profile;
    private final MessageTimes messageTimes;
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
        this.messageTimes = new MessageTimes(clock);
        this.actions = new MessageActions(chat, this::pick, browse);
    }

    @FXML
    private void initialize() {
        ObservableValue<String> myName =
                chat.meProperty().map(me -> me == null ? "" : me.name()).orElse("");
        ObservableValue<String> myId =
                chat.meProperty().map(me -> me == null ? "" : me.id()).orElse("");
        var readReceipts = new ReadReceipts(chat);
        log.setCells(
                () ->
                        new MessageCell(
                                messageTimes,
                                myName,
                                myId,
                                this::isGuest,
                                this::follow,
                                actions,
                                readReceipts.lineProperty(),
                                log.foundProperty(),
                                this));
        log.setOnTop(this::loadOlder);
        var selection =
                new TextSelection<LogRow>(
                        log,
                        RowText::said,
                        row -> RowText.by(row, myName.getValue(), messageTimes.hour(row.at())));
        var menu = new MessageMenu(log, selection, actions, this, this::follow);
        new MessageBarPositioner(pane, log, bar, actions).keep(menu);
        newest.visibleProperty().bind(log.followingProperty().not());
        newest.textProperty().bind(log.missedProperty().map(MessageLogController::newer));
        var room = chat.rooms().selectedProperty();
        loading.visibleProperty()
                .bind(NestedProperty.of(room, RoomModel::loadingOlderProperty, false));
        room.subscribe(this::open);
        new SeekScroller(log).follow(room);
        NestedProperty.of(room, one -> Bindings.isNotEmpty(one.roster().members()), false)
                .subscribe(
                        known -> {
                            if (known) {
                                log.refreshMentions();
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
        inRoom(chat.messaging()::loadOlder);
    }

    @Override
    public void retry(Outgoing row) {
        inRoom(room -> chat.messaging().retry(room, row));
    }

    @Override
    public void discard(Outgoing row) {
        inRoom(room -> chat.messaging().discard(room, row));
    }

    private void inRoom(Consumer<RoomModel> then) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            then.accept(room);
        }
    }

    private void follow(WebLink link) {
        OpenLinkConfirmation.ask(link, log.getScene().getWindow(), browse);
    }
}
