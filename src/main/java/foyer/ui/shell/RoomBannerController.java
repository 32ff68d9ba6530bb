package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.NoticeTexts;
import foyer.model.Permissions;
import foyer.model.RoomActions;
import foyer.model.RoomClosing;
import foyer.model.RoomModel;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import foyer.ui.SelectedRoom;
import foyer.ui.Ticker;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// Announces that the selected room closes or is closed, with the actions left. UI thread.
public final class RoomBannerController {
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final ChatModel chat;
    private final SelectedRoom selected;
    private final Ticker ticker;
    private final Consumer<RoomModel> export;

    @FXML private Node banner;
    @FXML private BidiText text;
    @FXML private Button keep;
    @FXML private Button remove;

    RoomBannerController(ChatModel chat, Clock clock, Consumer<RoomModel> export) {
        this.chat = chat;
        this.selected = new SelectedRoom(chat);
        this.ticker = new Ticker(clock);
        this.export = export;
    }

    @FXML
    private void initialize() {
        ticker.runWith(banner);
        var room = chat.rooms().selectedProperty();
        ObservableValue<@Nullable RoomClosing> closing =
                room.flatMap(shown -> shown == null ? null : shown.closingProperty());
        ObservableValue<Boolean> closed =
                NestedProperty.of(room, RoomModel::membershipProperty, Membership.OUTSIDE)
                        .map(Membership.CLOSED::equals);
        text.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> text(closing.getValue()), closing, ticker.nowProperty()));
        NodeVisibility.bind(
                banner,
                Bindings.createBooleanBinding(
                        () -> closed.getValue() || closing.getValue() != null, closed, closing));
        NodeVisibility.bind(
                keep,
                Bindings.createBooleanBinding(
                        () -> closing.getValue() != null && mayKeep(),
                        closing,
                        room,
                        chat.meProperty()));
        NodeVisibility.bind(remove, closed);
        closed.subscribe(isClosed -> banner.pseudoClassStateChanged(CLOSED, isClosed));
    }

    private boolean mayKeep() {
        RoomModel room = chat.rooms().selectedProperty().get();
        return room != null && Permissions.mayClose(chat.meProperty().get(), room);
    }

    private String text(@Nullable RoomClosing closing) {
        if (closing == null) {
            return Texts.of("room.closed");
        }
        String when = timeLeft(ticker.secondsTo(closing.atMillis()));
        String closes =
                closing.by().isEmpty()
                        ? Texts.of("room.closes", when)
                        : Texts.of("room.closes_by", closing.by(), when);
        return NoticeTexts.withReason(closes, closing.reason());
    }

    private static String timeLeft(long seconds) {
        return seconds < 120
                ? Texts.of("room.seconds", seconds)
                : Texts.of("room.minutes", seconds / 60);
    }

    @FXML
    private void keep() {
        selected.then(RoomActions::keep);
    }

    @FXML
    private void remove() {
        selected.then(chat.memberships()::leave);
    }

    @FXML
    private void save() {
        selected.then(export);
    }
}
