package foyer.ui;

import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/// Runs a view's actions on the room that is selected in a chat. UI thread.
public record SelectedRoom(ChatModel chat) {

    /// Runs the action on the selected room; does nothing if none is selected.
    public void then(Consumer<RoomModel> action) {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null) {
            action.accept(room);
        }
    }

    /// Whether the user is in the selected room and has a permission there.
    public BooleanBinding may(BiPredicate<Member, RoomModel> permission) {
        var selected = chat.rooms().selectedProperty();
        ObservableValue<Membership> membership =
                NestedProperty.of(selected, RoomModel::membershipProperty, Membership.OUTSIDE);
        return Bindings.createBooleanBinding(
                () -> {
                    RoomModel room = selected.get();
                    Member me = chat.meProperty().get();
                    return room != null
                            && me != null
                            && membership.getValue() == Membership.INSIDE
                            && permission.test(me, room);
                },
                membership,
                selected,
                chat.meProperty());
    }
}
