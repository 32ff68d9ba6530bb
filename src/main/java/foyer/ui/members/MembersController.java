package foyer.ui.members;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ModerationActions;
import foyer.model.Permissions;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.ui.SelectedRoom;
import foyer.ui.members.PenaltyController.Kind;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The members of the selected room, with a menu of actions. UI thread.
public final class MembersController {
    private final ChatModel chat;
    private final SelectedRoom selected;
    private final KeyComparisonController comparison;
    private final PenaltyController penalty;
    private final BiConsumer<String, String> deleteAll;

    @FXML private Label heading;
    @FXML private ListView<Member> members;
    @FXML private IgnoredMembersBox ignored;

    /// @param comparison shows the code to compare a member's key by
    /// @param penalty asks for the reason and duration
    /// @param deleteAll asks whether to delete all that the member with this id and name has sent
    public MembersController(
            ChatModel chat,
            KeyComparisonController comparison,
            PenaltyController penalty,
            BiConsumer<String, String> deleteAll) {
        this.chat = chat;
        this.selected = new SelectedRoom(chat);
        this.comparison = comparison;
        this.penalty = penalty;
        this.deleteAll = deleteAll;
    }

    @FXML
    private void initialize() {
        var room = chat.rooms().selectedProperty();
        ObservableValue<String> myId =
                chat.meProperty().map(me -> me == null ? "" : me.id()).orElse("");
        members.setCellFactory(_ -> new MemberCell(myId));
        members.setContextMenu(new ContextMenu());
        members.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> fillMenu());
        members.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        members.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        room.subscribe(this::show);
        ignored.follow(chat.ignored());
    }

    private void show(@Nullable RoomModel room) {
        members.setItems(
                room == null ? FXCollections.observableArrayList() : room.roster().members());
        heading.textProperty()
                .bind(
                        Bindings.size(members.getItems())
                                .map(count -> Texts.of("members.count", count)));
        comparison.dismiss();
        penalty.dismiss();
    }

    private void onKey(KeyEvent event) {
        Member member = members.getSelectionModel().getSelectedItem();
        if (member != null && event.getCode() == KeyCode.ENTER) {
            direct(member);
            event.consume();
        }
    }

    private void onClick(MouseEvent event) {
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
        items.add(item(Texts.of("members.direct"), () -> direct(member)));
        boolean ignored = chat.ignored().contains(member.id());
        items.add(
                item(
                        Texts.of(ignored ? "members.stop_ignoring" : "members.ignore"),
                        () -> {
                            if (ignored) {
                                chat.ignored().stop(member.id());
                            } else {
                                chat.ignored().ignore(member.id(), member.name());
                            }
                        }));
        if (Permissions.mayCompareKeys(me, member)
                && !chat.connection().comparisonOf(member).isEmpty()) {
            items.add(item(Texts.of("members.compare"), () -> compare(member)));
        }
        if (Permissions.mayGiveRole(me, member)) {
            boolean moderates = member.role().moderates();
            items.add(
                    item(
                            Texts.of(
                                    moderates
                                            ? "members.unmake_moderator"
                                            : "members.make_moderator"),
                            () -> setRole(member, moderates ? Role.MEMBER : Role.MODERATOR)));
        }
        if (Permissions.mayDiscipline(me, member)) {
            if (member.isMuted()) {
                items.add(
                        item(
                                Texts.of("members.unmute"),
                                () ->
                                        selected.then(
                                                room ->
                                                        ModerationActions.unmute(
                                                                room, member.id()))));
            } else {
                items.add(item(Texts.of("members.mute"), () -> ask(Kind.MUTE, member)));
            }
            items.add(item(Texts.of("members.remove"), () -> ask(Kind.REMOVE, member)));
            items.add(item(Texts.of("members.ban"), () -> ask(Kind.BAN, member)));
        }
        if (Permissions.mayDiscipline(me, member) && Permissions.mayDeleteAll(me, member.id())) {
            items.add(
                    item(
                            Texts.of("members.delete_all"),
                            () -> deleteAll.accept(member.id(), member.name())));
        }
    }

    private static MenuItem item(String label, Runnable action) {
        var item = new MenuItem(label);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void direct(Member member) {
        Member me = chat.meProperty().get();
        if (me != null && !member.id().equals(me.id())) {
            chat.memberships().direct(member.id());
        }
    }

    private void compare(Member member) {
        penalty.dismiss();
        comparison.show(member);
    }

    private void ask(Kind kind, Member member) {
        comparison.dismiss();
        penalty.ask(kind, member);
    }

    private void setRole(Member member, Role role) {
        selected.then(room -> ModerationActions.setRole(room, member.id(), role));
    }
}
