package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Permissions;
import foyer.model.RoomModel;
import foyer.model.RoomModel.Membership;
import foyer.protocol.Member;
import foyer.protocol.Retention;
import foyer.ui.BidiText;
import foyer.ui.NestedProperty;
import foyer.ui.NodeVisibility;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What the shown room is called and about, and what can be done with the whole of it. UI thread.
public final class RoomHeaderController {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("none");

    private final ChatModel chat;
    private final SidePanelState sidePanelState;
    private final RoomMenu menu;
    private final Consumer<RoomModel> export;

    @FXML private Node header;
    @FXML private Label title;
    @FXML private Button topic;
    @FXML private BidiText topicTip;
    @FXML private TextField topicField;
    @FXML private ToggleButton members;
    @FXML private PinsButton pins;
    @FXML private ToggleButton search;
    @FXML private Label keeping;
    @FXML private Tooltip keepingTip;
    @FXML private MenuButton more;
    @FXML private Menu keep;
    @FXML private RadioMenuItem always;
    @FXML private RadioMenuItem day;
    @FXML private RadioMenuItem nothing;
    @FXML private MenuItem closeSoon;
    @FXML private MenuItem closeLater;
    @FXML private Node lock;
    @FXML private Node passwordLine;
    @FXML private TextField passwordField;
    @FXML private MenuItem askPassword;
    @FXML private MenuItem removePassword;
    @FXML private MenuItem beforeClosing;
    @FXML private Button leave;

    /// @param menu what everybody can do with the room
    /// @param export saves what was said in it
    RoomHeaderController(
            ChatModel chat,
            SidePanelState sidePanelState,
            RoomMenu menu,
            Consumer<RoomModel> export) {
        this.menu = menu;
        this.export = export;
        this.chat = chat;
        this.sidePanelState = sidePanelState;
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<Membership> membership =
                NestedProperty.of(room, RoomModel::membershipProperty, Membership.OUTSIDE);
        ObservableValue<String> topicText = NestedProperty.of(room, RoomModel::topicProperty, "");
        BooleanBinding inside =
                Bindings.createBooleanBinding(
                        () -> membership.getValue() == Membership.INSIDE, membership);
        BooleanBinding maySetTopic =
                Bindings.createBooleanBinding(
                        () -> inside.get() && may(Permissions::maySetTopic),
                        inside,
                        room,
                        chat.meProperty());
        header.visibleProperty().bind(room.isNotNull());
        title.textProperty().bind(NestedProperty.of(room, RoomModel::titleProperty, ""));
        showLock(NestedProperty.of(room, RoomModel::lockedProperty, false));
        topic.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> topicWords(topicText.getValue(), maySetTopic.get()),
                                topicText,
                                maySetTopic));
        topicTip.textProperty().bind(topic.textProperty());
        topicText.subscribe(text -> topic.pseudoClassStateChanged(EMPTY, text.isEmpty()));
        topic.mouseTransparentProperty().bind(maySetTopic.not());
        topic.focusTraversableProperty().bind(maySetTopic);
        NodeVisibility.bind(
                topic, topicField.visibleProperty().not().and(topic.textProperty().isNotEmpty()));
        showWhileFocused(topicField, topicField);
        showWhileFocused(passwordLine, passwordField);
        members.textProperty()
                .bind(NestedProperty.of(room, RoomModel::peopleProperty, 0).map(String::valueOf));
        members.accessibleTextProperty()
                .bind(members.textProperty().map(count -> Texts.of("room.people.spoken", count)));
        members.selectedProperty().bindBidirectional(sidePanelState.membersProperty());
        search.selectedProperty().bindBidirectional(sidePanelState.searchProperty());
        closeSoon
                .visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> inside.get() && may(Permissions::mayClose),
                                inside,
                                room,
                                chat.meProperty()));
        closeLater.visibleProperty().bind(closeSoon.visibleProperty());
        beforeClosing.visibleProperty().bind(closeSoon.visibleProperty());
        askPassword.visibleProperty().bind(closeSoon.visibleProperty());
        keep.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> inside.get() && may(Permissions::maySetKeeping),
                                inside,
                                room,
                                chat.meProperty()));
        menu.into(more, export);
        NestedProperty.of(room, RoomModel::retentionProperty, Retention.ALWAYS)
                .subscribe(this::show);
        leave.disableProperty().bind(inside.not());
        pins.follow(chat);
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
        askPassword
                .textProperty()
                .bind(
                        locked.map(
                                is -> Texts.of(is ? "room.password.change" : "room.password.set")));
        removePassword
                .visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> locked.getValue() && askPassword.isVisible(),
                                locked,
                                askPassword.visibleProperty()));
    }

    private void showWhileFocused(Node line, TextField field) {
        NodeVisibility.collapseWhenHidden(line);
        line.setVisible(false);
        field.focusedProperty().subscribe(focused -> line.setVisible(focused));
        chat.rooms().selectedProperty().subscribe(_ -> line.setVisible(false));
    }

    private void show(Retention now) {
        always.setSelected(now == Retention.ALWAYS);
        day.setSelected(now == Retention.DAY);
        nothing.setSelected(now == Retention.NOTHING);
        NodeVisibility.show(keeping, now != Retention.ALWAYS);
        switch (now) {
            case ALWAYS -> {}
            case DAY -> {
                keeping.setText(Texts.of("room.kept.day"));
                keepingTip.setText(Texts.of("room.kept.day.tip"));
            }
            case NOTHING -> {
                keeping.setText(Texts.of("room.kept.nothing"));
                keepingTip.setText(Texts.of("room.kept.nothing.tip"));
            }
        }
        keeping.setAccessibleText(keepingTip.getText());
    }

    private interface Right {
        boolean has(@Nullable Member me, RoomModel room);
    }

    private boolean may(Right right) {
        RoomModel room = chat.rooms().selectedProperty().get();
        return room != null && right.has(chat.meProperty().get(), room);
    }

    private static String topicWords(String topic, boolean maySet) {
        return topic.isEmpty() && maySet ? Texts.of("room.topic.add") : topic;
    }

    private void inRoom(Consumer<RoomModel> then) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            then.accept(room);
        }
    }

    @FXML
    private void editTopic() {
        inRoom(room -> topicField.setText(room.topicProperty().get()));
        topicField.setVisible(true);
        topicField.requestFocus();
        topicField.selectAll();
    }

    @FXML
    private void setTopic() {
        inRoom(room -> chat.actions().setTopic(room, topicField.getText()));
        leaveTopic();
    }

    @FXML
    private void typedTopic(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            leaveTopic();
            event.consume();
        }
    }

    private void leaveTopic() {
        topicField.setVisible(false);
        topic.requestFocus();
    }

    @FXML
    private void editPassword() {
        passwordField.clear();
        passwordLine.setVisible(true);
        passwordField.requestFocus();
    }

    @FXML
    private void setPassword() {
        if (!passwordField.getText().isEmpty()) {
            inRoom(room -> chat.actions().setPassword(room, passwordField.getText()));
            leavePassword();
        }
    }

    @FXML
    private void removePassword() {
        inRoom(room -> chat.actions().setPassword(room, ""));
    }

    @FXML
    private void typedPassword(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            leavePassword();
            event.consume();
        }
    }

    private void leavePassword() {
        passwordField.clear();
        passwordLine.setVisible(false);
        more.requestFocus();
    }

    @FXML
    private void leave() {
        inRoom(chat.actions()::leave);
    }

    @FXML
    private void keepAlways() {
        keep(Retention.ALWAYS);
    }

    @FXML
    private void keepDay() {
        keep(Retention.DAY);
    }

    @FXML
    private void keepNothing() {
        keep(Retention.NOTHING);
    }

    /// What holds is shown again until the server says otherwise.
    private void keep(Retention wanted) {
        inRoom(
                room -> {
                    Retention before = room.retentionProperty().get();
                    show(before);
                    if (wanted != before
                            && EraseConfirmation.isConfirmed(
                                    before, wanted, header.getScene().getWindow())) {
                        chat.actions().setKeeping(room, wanted);
                    }
                });
    }

    @FXML
    private void closeSoon() {
        inRoom(room -> chat.actions().close(room, 30));
    }

    @FXML
    private void closeLater() {
        inRoom(room -> chat.actions().close(room, 5 * 60));
    }
}
