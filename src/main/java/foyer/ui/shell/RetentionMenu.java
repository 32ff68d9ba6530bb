package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Permissions;
import foyer.model.RoomActions;
import foyer.model.RoomModel;
import foyer.protocol.Retention;
import foyer.ui.NestedProperty;
import foyer.ui.SelectedRoom;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Window;

/// Sets how long the selected room keeps its messages. Asks first if that erases some. UI thread.
public final class RetentionMenu extends Menu {
    private final Map<Retention, RadioMenuItem> items = new EnumMap<>(Retention.class);

    public RetentionMenu() {
        items.put(Retention.ALWAYS, new RadioMenuItem(Texts.of("room.keep.always")));
        items.put(Retention.DAY, new RadioMenuItem(Texts.of("room.keep.day")));
        items.put(Retention.NOTHING, new RadioMenuItem(Texts.of("room.keep.nothing")));
        getItems().setAll(items.values());
    }

    /// @param owner the window that a question belongs to
    void follow(ChatModel chat, Supplier<Window> owner) {
        var selected = new SelectedRoom(chat);
        visibleProperty().bind(selected.may(Permissions::maySetKeeping));
        NestedProperty.of(
                        chat.rooms().selectedProperty(),
                        RoomModel::retentionProperty,
                        Retention.ALWAYS)
                .subscribe(this::select);
        items.forEach(
                (retention, item) ->
                        item.setOnAction(
                                _ -> selected.then(room -> choose(room, retention, owner.get()))));
    }

    private void select(Retention selected) {
        items.forEach((retention, item) -> item.setSelected(retention == selected));
    }

    /// Selects the current choice again, which holds until the server confirms the other.
    private void choose(RoomModel room, Retention retention, Window owner) {
        Retention current = room.retentionProperty().get();
        select(current);
        if (retention != current && EraseConfirmation.isConfirmed(current, retention, owner)) {
            RoomActions.setRetention(room, retention);
        }
    }
}
