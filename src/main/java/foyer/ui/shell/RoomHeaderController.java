package foyer.ui.shell;

import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.Rights;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.ui.IfAny;
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
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What the shown room is called and about, and what can be done with the whole of it. UI thread.
public final class RoomHeaderController {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("none");

    private final ChatModel chat;
    private final ShownMembers shownMembers;

    @FXML private Node header;
    @FXML private Label title;
    @FXML private Button topic;
    @FXML private WrappedText topicTip;
    @FXML private TextField topicField;
    @FXML private ToggleButton members;
    @FXML private MenuButton close;
    @FXML private Button leave;

    RoomHeaderController(ChatModel chat, ShownMembers shownMembers) {
        this.chat = chat;
        this.shownMembers = shownMembers;
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
        topicField.managedProperty().bind(topicField.visibleProperty());
        topicField.setVisible(false);
        topicField.focusedProperty().subscribe(focused -> topicField.setVisible(focused));
        members.textProperty()
                .bind(IfAny.of(room, RoomModel::peopleProperty, 0).map(String::valueOf));
        members.accessibleTextProperty()
                .bind(members.textProperty().map("%s people here, show or hide them"::formatted));
        members.selectedProperty().bindBidirectional(shownMembers.wantedProperty());
        close.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> inside.get() && may(Rights::mayClose),
                                inside,
                                room,
                                chat.meProperty()));
        close.managedProperty().bind(close.visibleProperty());
        leave.disableProperty().bind(inside.not());
        room.subscribe(_ -> topicField.setVisible(false));
    }

    private interface Right {
        boolean has(@Nullable Member me, RoomModel room);
    }

    private boolean may(Right right) {
        RoomModel room = chat.rooms().selectedProperty().get();
        return room != null && right.has(chat.meProperty().get(), room);
    }

    private static String topicWords(String topic, boolean maySet) {
        return topic.isEmpty() && maySet ? "Add a topic" : topic;
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
    private void leave() {
        inRoom(chat.actions()::leave);
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
