package foyer.ui.shell;

import foyer.client.Profile;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.settings.NotificationLevel;
import foyer.ui.SelectedRoom;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.jspecify.annotations.Nullable;

/// The items at the top of a room's menu that every member gets: its notification level and the
/// export. UI thread.
final class RoomMenu {
    private final ChatModel chat;
    private final SelectedRoom selected;
    private final Profile profile;
    private final Menu notifications = new Menu(Texts.of("room.notify"));

    RoomMenu(ChatModel chat, Profile profile) {
        this.chat = chat;
        this.selected = new SelectedRoom(chat);
        this.profile = profile;
    }

    /// @param export saves the selected room's messages to a file
    void into(MenuButton menu, Consumer<RoomModel> export) {
        addLevel(Texts.of("room.notify.settings"), null);
        addLevel(Texts.of("room.notify.all"), NotificationLevel.ALL);
        addLevel(Texts.of("room.notify.mentions"), NotificationLevel.MENTIONS);
        addLevel(Texts.of("room.notify.none"), NotificationLevel.NONE);
        var save = new MenuItem(Texts.of("room.export"));
        save.setOnAction(_ -> selected.then(export));
        menu.getItems().addAll(0, List.of(notifications, save));
        menu.setOnShowing(_ -> selected.then(this::selectLevel));
    }

    /// @param level null for the level in the settings
    private void addLevel(String label, @Nullable NotificationLevel level) {
        var item = new RadioMenuItem(label);
        item.setUserData(level);
        item.setOnAction(
                _ ->
                        selected.then(
                                room ->
                                        profile.changePreferences(
                                                preferences ->
                                                        preferences.withNotifications(
                                                                levels ->
                                                                        levels.with(
                                                                                fingerprint(),
                                                                                room.name(),
                                                                                level)))));
        notifications.getItems().add(item);
    }

    private void selectLevel(RoomModel room) {
        NotificationLevel level =
                profile.preferencesProperty().get().notifications().of(fingerprint(), room.name());
        for (MenuItem item : notifications.getItems()) {
            ((RadioMenuItem) item).setSelected(Objects.equals(item.getUserData(), level));
        }
    }

    private String fingerprint() {
        return chat.connection().fingerprintProperty().get();
    }
}
