package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.Permissions;
import foyer.model.RoomActions;
import foyer.model.RoomModel;
import foyer.protocol.Retention;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import foyer.ui.SelectedRoom;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// The header of the selected room: its title, topic and retention, and the actions on the room. UI
/// thread.
public final class RoomHeaderController {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("none");
    private static final int CLOSE_SOON_SECONDS = 30;
    private static final int CLOSE_LATER_SECONDS = 5 * 60;

    private final ChatModel chat;
    private final SelectedRoom selected;
    private final SidePanelState sidePanelState;
    private final RoomMenu menu;
    private final Consumer<RoomModel> export;

    @FXML private Node header;
    @FXML private Label title;
    @FXML private Button topic;
    @FXML private BidiText topicTip;
    @FXML private InlineTextField topicField;
    @FXML private ToggleButton members;
    @FXML private PinsButton pins;
    @FXML private ToggleButton search;
    @FXML private Label retention;
    @FXML private Tooltip retentionTip;
    @FXML private MenuButton more;
    @FXML private RetentionMenu retentionMenu;
    @FXML private MenuItem closeSoon;
    @FXML private MenuItem closeLater;
    @FXML private Node lock;
    @FXML private Node passwordLine;
    @FXML private InlineTextField passwordField;
    @FXML private MenuItem editPassword;
    @FXML private MenuItem removePassword;
    @FXML private MenuItem closingSeparator;
    @FXML private Button leave;

    /// @param menu adds the items that every member gets
    /// @param export saves the room's messages to a file
    RoomHeaderController(
            ChatModel chat,
            SidePanelState sidePanelState,
            RoomMenu menu,
            Consumer<RoomModel> export) {
        this.chat = chat;
        this.selected = new SelectedRoom(chat);
        this.sidePanelState = sidePanelState;
        this.menu = menu;
        this.export = export;
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        header.visibleProperty().bind(room.isNotNull());
        title.textProperty().bind(NestedProperty.of(room, RoomModel::titleProperty, ""));
        NodeVisibility.bind(passwordLine, passwordField.visibleProperty());
        room.subscribe(
                _ -> {
                    topicField.hide();
                    passwordField.hide();
                });
        showTopic(
                NestedProperty.of(room, RoomModel::topicProperty, ""),
                selected.may(Permissions::maySetTopic));
        members.textProperty()
                .bind(NestedProperty.of(room, RoomModel::peopleProperty, 0).map(String::valueOf));
        members.accessibleTextProperty()
                .bind(members.textProperty().map(count -> Texts.of("room.people.spoken", count)));
        members.selectedProperty().bindBidirectional(sidePanelState.membersProperty());
        search.selectedProperty().bindBidirectional(sidePanelState.searchProperty());
        closeSoon.visibleProperty().bind(selected.may(Permissions::mayClose));
        closeLater.visibleProperty().bind(closeSoon.visibleProperty());
        closingSeparator.visibleProperty().bind(closeSoon.visibleProperty());
        editPassword.visibleProperty().bind(closeSoon.visibleProperty());
        showLock(NestedProperty.of(room, RoomModel::lockedProperty, false));
        retentionMenu.follow(chat, () -> header.getScene().getWindow());
        NestedProperty.of(room, RoomModel::retentionProperty, Retention.ALWAYS)
                .subscribe(this::showRetention);
        menu.into(more, export);
        leave.disableProperty()
                .bind(
                        NestedProperty.of(room, RoomModel::membershipProperty, Membership.OUTSIDE)
                                .map(membership -> membership != Membership.INSIDE));
        pins.follow(chat);
    }

    private void showTopic(ObservableValue<String> text, BooleanBinding maySet) {
        topic.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        text.getValue().isEmpty() && maySet.get()
                                                ? Texts.of("room.topic.add")
                                                : text.getValue(),
                                text,
                                maySet));
        topicTip.textProperty().bind(topic.textProperty());
        text.subscribe(now -> topic.pseudoClassStateChanged(EMPTY, now.isEmpty()));
        topic.mouseTransparentProperty().bind(maySet.not());
        topic.focusTraversableProperty().bind(maySet);
        NodeVisibility.bind(
                topic, topicField.visibleProperty().not().and(topic.textProperty().isNotEmpty()));
    }

    private void showLock(ObservableValue<Boolean> locked) {
        lock.visibleProperty().bind(locked);
        title.accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        title.getText()
                                                + (locked.getValue()
                                                        ? ", " + Texts.of("words.asks_for_password")
                                                        : ""),
                                title.textProperty(),
                                locked));
        editPassword
                .textProperty()
                .bind(
                        locked.map(
                                is -> Texts.of(is ? "room.password.change" : "room.password.set")));
        removePassword
                .visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> locked.getValue() && editPassword.isVisible(),
                                locked,
                                editPassword.visibleProperty()));
    }

    private void showRetention(Retention now) {
        NodeVisibility.show(retention, now != Retention.ALWAYS);
        switch (now) {
            case ALWAYS -> {}
            case DAY -> {
                retention.setText(Texts.of("room.kept.day"));
                retentionTip.setText(Texts.of("room.kept.day.tip"));
            }
            case NOTHING -> {
                retention.setText(Texts.of("room.kept.nothing"));
                retentionTip.setText(Texts.of("room.kept.nothing.tip"));
            }
        }
        retention.setAccessibleText(retentionTip.getText());
    }

    @FXML
    private void editTopic() {
        selected.then(room -> topicField.open(room.topicProperty().get()));
    }

    @FXML
    private void setTopic() {
        selected.then(room -> RoomActions.setTopic(room, topicField.getText()));
        topicField.close();
    }

    @FXML
    private void editPassword() {
        passwordField.open("");
    }

    @FXML
    private void setPassword() {
        if (!passwordField.getText().isEmpty()) {
            selected.then(room -> RoomActions.setPassword(room, passwordField.getText()));
            passwordField.close();
        }
    }

    @FXML
    private void removePassword() {
        selected.then(room -> RoomActions.setPassword(room, ""));
    }

    @FXML
    private void leave() {
        selected.then(chat.memberships()::leave);
    }

    @FXML
    private void closeSoon() {
        selected.then(room -> RoomActions.close(room, CLOSE_SOON_SECONDS, ""));
    }

    @FXML
    private void closeLater() {
        selected.then(room -> RoomActions.close(room, CLOSE_LATER_SECONDS, ""));
    }
}
