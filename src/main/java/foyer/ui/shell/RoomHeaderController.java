package foyer.ui.shell;

import foyer.language.Texts;
import foyer.protocol.Keeping;
import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.Rights;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.ui.IfAny;
import foyer.ui.Parts;
import foyer.ui.WrappedText;
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
    private final Beside beside;
    private final RoomMenu menu;
    private final Consumer<RoomModel> export;

    @FXML private Node header;
    @FXML private Label title;
    @FXML private Button topic;
    @FXML private WrappedText topicTip;
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
    RoomHeaderController(ChatModel chat, Beside beside, RoomMenu menu, Consumer<RoomModel> export) {
        this.menu = menu;
        this.export = export;
        this.chat = chat;
        this.beside = beside;
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<Presence> presence =
                IfAny.of(room, RoomModel::presenceProperty, Presence.OUTSIDE);
        ObservableValue<String> topicText = IfAny.of(room, RoomModel::topicProperty, "");
        BooleanBinding inside =
                Bindings.createBooleanBinding(
                        () -> presence.getValue() == Presence.INSIDE, presence);
        BooleanBinding maySetTopic =
                Bindings.createBooleanBinding(
                        () -> inside.get() && may(Rights::maySetTopic),
                        inside,
                        room,
                        chat.meProperty());
        header.visibleProperty().bind(room.isNotNull());
        title.textProperty().bind(IfAny.of(room, RoomModel::titleProperty, ""));
        showLock(IfAny.of(room, RoomModel::lockedProperty, false));
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
        topic.visibleProperty()
                .bind(topicField.visibleProperty().not().and(topic.textProperty().isNotEmpty()));
        topic.managedProperty().bind(topic.visibleProperty());
        showWhileFocused(topicField, topicField);
        showWhileFocused(passwordLine, passwordField);
        members.textProperty()
                .bind(IfAny.of(room, RoomModel::peopleProperty, 0).map(String::valueOf));
        members.accessibleTextProperty()
                .bind(members.textProperty().map(count -> Texts.of("room.people.spoken", count)));
        members.selectedProperty().bindBidirectional(beside.membersProperty());
        search.selectedProperty().bindBidirectional(beside.searchProperty());
        closeSoon
                .visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> inside.get() && may(Rights::mayClose),
                                inside,
                                room,
                                chat.meProperty()));
        closeLater.visibleProperty().bind(closeSoon.visibleProperty());
        beforeClosing.visibleProperty().bind(closeSoon.visibleProperty());
        askPassword.visibleProperty().bind(closeSoon.visibleProperty());
        keep.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> inside.get() && may(Rights::maySetKeeping),
                                inside,
                                room,
                                chat.meProperty()));
        menu.into(more, export);
        IfAny.of(room, RoomModel::keepingProperty, Keeping.ALWAYS).subscribe(this::show);
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
        line.managedProperty().bind(line.visibleProperty());
        line.setVisible(false);
        field.focusedProperty().subscribe(focused -> line.setVisible(focused));
        chat.rooms().selectedProperty().subscribe(_ -> line.setVisible(false));
    }

    private void show(Keeping now) {
        always.setSelected(now == Keeping.ALWAYS);
        day.setSelected(now == Keeping.DAY);
        nothing.setSelected(now == Keeping.NOTHING);
        Parts.show(keeping, now != Keeping.ALWAYS);
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
        keep(Keeping.ALWAYS);
    }

    @FXML
    private void keepDay() {
        keep(Keeping.DAY);
    }

    @FXML
    private void keepNothing() {
        keep(Keeping.NOTHING);
    }

    /// What holds is shown again until the server says otherwise.
    private void keep(Keeping wanted) {
        inRoom(
                room -> {
                    Keeping before = room.keepingProperty().get();
                    show(before);
                    if (wanted != before
                            && Erasing.isMeant(before, wanted, header.getScene().getWindow())) {
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
