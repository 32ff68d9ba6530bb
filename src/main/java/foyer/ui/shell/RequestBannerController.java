package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RequestState;
import foyer.model.RoomActions;
import foyer.model.RoomModel;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import foyer.ui.SelectedRoom;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;

/// Says that the selected direct conversation waits to be accepted, by the user or by the other
/// member. UI thread.
public final class RequestBannerController {
    private final ChatModel chat;
    private final SelectedRoom selected;

    @FXML private Node banner;
    @FXML private BidiText text;
    @FXML private Node actions;

    RequestBannerController(ChatModel chat) {
        this.chat = chat;
        this.selected = new SelectedRoom(chat);
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<RequestState> state =
                NestedProperty.of(room, RoomModel::requestProperty, RequestState.NONE);
        ObservableValue<String> title = NestedProperty.of(room, RoomModel::titleProperty, "");
        NodeVisibility.bind(banner, state.map(value -> value != RequestState.NONE));
        NodeVisibility.bind(actions, state.map(RequestState.RECEIVED::equals));
        state.subscribe(() -> show(state.getValue(), title.getValue()));
        title.subscribe(() -> show(state.getValue(), title.getValue()));
        show(state.getValue(), title.getValue());
    }

    private void show(RequestState state, String title) {
        text.setText(
                switch (state) {
                    case NONE -> "";
                    case RECEIVED -> Texts.of("room.request.received", title);
                    case SENT -> Texts.of("room.request.sent", title);
                });
    }

    @FXML
    private void accept() {
        selected.then(RoomActions::accept);
    }

    @FXML
    private void ignore() {
        selected.then(
                room -> {
                    String memberId = room.otherMemberId();
                    if (memberId != null) {
                        chat.ignored().ignore(memberId, room.titleProperty().get());
                        chat.memberships().leave(room);
                    }
                });
    }
}
