package foyer.model;

import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rooms of a server as this person sees them, and which one they look at. UI thread.
/// [ChatModel] changes it.
public final class RoomList {
    private final ObservableList<RoomModel> rooms = FXCollections.observableArrayList();
    private final ObservableList<RoomModel> readOnly =
            FXCollections.unmodifiableObservableList(rooms);
    private final Map<String, RoomModel> byKey = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RoomModel> selected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final Set<String> unlisted = new HashSet<>();

    /// In the order in which they were opened; direct conversations among them.
    public ObservableList<RoomModel> rooms() {
        return readOnly;
    }

    /// The room that is shown, or null.
    public ReadOnlyObjectProperty<@Nullable RoomModel> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Why the last room asked for was refused, in words; empty otherwise.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    @Nullable RoomModel named(String name) {
        return byKey.get(Names.key(name));
    }

    /// From now until [#unlisted] is asked, a room that is not put again is one that is gone.
    void relist() {
        unlisted.clear();
        unlisted.addAll(byKey.keySet());
    }

    RoomModel put(RoomInfo info, long nowMillis) {
        String key = Names.key(info.name());
        unlisted.remove(key);
        RoomModel room = byKey.get(key);
        if (room == null || room.membershipProperty().get() == RoomModel.Membership.CLOSED) {
            RoomModel replaced = room;
            room = new RoomModel(info, nowMillis);
            byKey.put(key, room);
            rooms.add(room);
            if (replaced != null) {
                drop(replaced, room);
            }
        } else {
            room.update(info, nowMillis);
        }
        return room;
    }

    /// The rooms that were not listed again, now that all are.
    List<RoomModel> unlisted() {
        return unlisted.stream().map(byKey::get).toList();
    }

    void remove(RoomModel room) {
        byKey.remove(Names.key(room.name()), room);
        drop(room, null);
    }

    private void drop(RoomModel room, @Nullable RoomModel instead) {
        rooms.remove(room);
        if (selected.get() == room) {
            selected.set(instead);
        }
    }

    void select(@Nullable RoomModel room) {
        selected.set(room);
    }

    void setRefusal(String error) {
        refusal.set(error);
    }
}
