package foyer.ui.shell;

import foyer.client.Profile;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.settings.NotificationLevel;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.jspecify.annotations.Nullable;

/// What everybody can do with a room they are in, on top of its menu: choose what they are told of,
/// and save it. UI thread.
final class RoomMenu {
    private final ChatModel chat;
    private final Profile profile;
    private final Menu told = new Menu(Texts.of("room.notify"));

    RoomMenu(ChatModel chat, Profile profile) {
        this.chat = chat;
        this.profile = profile;
    }

    /// @param export saves what was said in the shown room
    void into(MenuButton menu, Consumer<RoomModel> export) {
        add(Texts.of("room.notify.settings"), null);
        add(Texts.of("room.notify.all"), NotificationLevel.ALL);
        add(Texts.of("room.notify.mentions"), NotificationLevel.MENTIONS);
        add(Texts.of("room.notify.none"), NotificationLevel.NONE);
        var save = new MenuItem(Texts.of("room.export"));
        save.setOnAction(_ -> inRoom(export));
        menu.getItems().addAll(0, List.of(told, save));
        menu.setOnShowing(_ -> inRoom(this::mark));
    }

    private void add(String label, @Nullable NotificationLevel what) {
        var item = new RadioMenuItem(label);
        item.setUserData(what);
        item.setOnAction(
                _ ->
                        inRoom(
                                room ->
                                        profile.changePreferences(
                                                was ->
                                                        was.withNotifications(
                                                                notifications ->
                                                                        notifications.with(
                                                                                print(),
                                                                                room.name(),
                                                                                what)))));
        told.getItems().add(item);
    }

    private void mark(RoomModel room) {
        NotificationLevel now =
                profile.preferencesProperty().get().notifications().of(print(), room.name());
        for (MenuItem item : told.getItems()) {
            ((RadioMenuItem) item).setSelected(Objects.equals(item.getUserData(), now));
        }
    }

    private String print() {
        return chat.connection().fingerprintProperty().get();
    }

    private void inRoom(Consumer<RoomModel> then) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            then.accept(room);
        }
    }
}
