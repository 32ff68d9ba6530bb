package foyer.ui.members;

import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.state.ChatModel;
import foyer.state.Rights;
import foyer.state.RoomModel;
import foyer.ui.WrappedText;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The people in the shown room, and what can be done with them. UI thread.
public final class MembersController {
    private final ChatModel chat;
    private @Nullable Member leaving;

    @FXML private Label heading;
    @FXML private ListView<Member> members;
    @FXML private Node removal;
    @FXML private WrappedText removalTitle;
    @FXML private TextField reason;

    public MembersController(ChatModel chat) {
        this.chat = chat;
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<String> myId =
                chat.meProperty().map(me -> me == null ? "" : me.id()).orElse("");
        members.setCellFactory(_ -> new MemberCell(myId));
        members.setContextMenu(new ContextMenu());
        members.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> fillMenu());
        members.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        members.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        removal.managedProperty().bind(removal.visibleProperty());
        removal.setVisible(false);
        room.subscribe(this::show);
    }

    private void show(@Nullable RoomModel room) {
        members.setItems(room == null ? FXCollections.observableArrayList() : room.members());
        heading.textProperty()
                .bind(Bindings.size(members.getItems()).map(count -> "People · " + count));
        cancelRemoval();
    }

    private void typed(KeyEvent event) {
        Member member = members.getSelectionModel().getSelectedItem();
        if (member != null && event.getCode() == KeyCode.ENTER) {
            direct(member);
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        Member member = members.getSelectionModel().getSelectedItem();
        if (member != null
                && event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2) {
            direct(member);
        }
    }

    private void fillMenu() {
        var items = members.getContextMenu().getItems();
        items.clear();
        Member me = chat.meProperty().get();
        Member member = members.getSelectionModel().getSelectedItem();
        if (member == null || me == null || member.id().equals(me.id())) {
            return;
        }
        items.add(item("Message directly", () -> direct(member)));
        if (Rights.mayGiveRole(me, member)) {
            boolean moderates = member.role().moderates();
            items.add(
                    item(
                            moderates ? "Take moderator role away" : "Make moderator",
                            () -> give(member, moderates ? Role.MEMBER : Role.MODERATOR)));
        }
        if (Rights.mayRemove(me, member)) {
            items.add(item("Remove from server…", () -> askReason(member)));
        }
    }

    private static MenuItem item(String words, Runnable then) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> then.run());
        return item;
    }

    private void direct(Member member) {
        Member me = chat.meProperty().get();
        if (me != null && !member.id().equals(me.id())) {
            chat.actions().direct(member.id());
        }
    }

    private void give(Member member, Role role) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            chat.actions().setRole(room, member.id(), role);
        }
    }

    private void askReason(Member member) {
        leaving = member;
        removalTitle.setText("Remove " + member.name() + " from the server?");
        reason.clear();
        removal.setVisible(true);
        reason.requestFocus();
    }

    @FXML
    private void remove() {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null && leaving != null) {
            chat.actions().remove(room, leaving.id(), reason.getText());
        }
        cancelRemoval();
    }

    @FXML
    private void cancelRemoval() {
        leaving = null;
        removal.setVisible(false);
    }

    @FXML
    private void typedReason(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancelRemoval();
            members.requestFocus();
            event.consume();
        }
    }
}
