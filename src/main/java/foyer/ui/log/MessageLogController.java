package foyer.ui.log;

import foyer.client.Profile;
import foyer.language.Texts;
import foyer.markup.WebLink;
import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.RoomModel;
import foyer.ui.NestedProperty;
import foyer.ui.emoji.EmojiPicker;
import foyer.ui.text.TextSelection;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows the [foyer.model.MessageLog] of the selected room. UI thread.
public final class MessageLogController {
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

    /// @param browse opens an address in the browser
    /// @param deleteAll asks whether to delete all that the member with this id and name has sent
    public MessageLogController(
            ChatModel chat,
            Profile profile,
            Clock clock,
            Consumer<String> browse,
            BiConsumer<String, String> deleteAll) {
        this.profile = profile;
        this.chat = chat;
        this.browse = browse;
        this.messageTimes = new MessageTimes(clock);
        this.actions =
                new MessageActions(chat, this::pickReaction, browse, this::openLink, deleteAll);
    }

    @FXML
    private void initialize() {
        var readReceipts = new ReadReceipts(chat);
        log.setCells(
                () ->
                        new MessageCell(
                                messageTimes,
                                actions,
                                readReceipts.readersProperty(),
                                log.highlightedProperty()));
        log.setOnNearTop(this::loadOlder);
        var selection =
                new TextSelection<LogRow>(
                        log,
                        RowText::markdown,
                        row ->
                                RowText.copyPrefix(
                                        row, actions.myName(), messageTimes.timeOfDay(row.at())));
        var menu = new MessageMenu(log, selection, actions);
        new MessageBarPositioner(pane, log, bar, actions).attach(menu);
        newest.visibleProperty().bind(log.followingProperty().not());
        newest.textProperty().bind(log.newBelowProperty().map(MessageLogController::newestText));
        var room = chat.rooms().selectedProperty();
        loading.visibleProperty()
                .bind(
                        NestedProperty.of(
                                room,
                                selected -> selected.history().loadingOlderProperty(),
                                false));
        room.subscribe(this::open);
        new SeekScroller(log).follow(room);
        NestedProperty.of(room, selected -> Bindings.isNotEmpty(selected.roster().members()), false)
                .subscribe(
                        areKnown -> {
                            if (areKnown) {
                                log.refreshMentions();
                            }
                        });
    }

    private void pickReaction(Entry message) {
        EmojiPicker.show(log, profile, emoji -> actions.react(message, emoji));
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

    private static String newestText(Number newBelow) {
        return newBelow.intValue() == 0 ? Texts.of("log.newest") : Texts.of("log.new", newBelow);
    }

    @FXML
    private void jumpToNewest() {
        log.follow();
    }

    private void loadOlder() {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            room.history().loadOlder();
        }
    }

    private void openLink(WebLink link) {
        OpenLinkConfirmation.ask(link, log.getScene().getWindow(), browse);
    }
}
