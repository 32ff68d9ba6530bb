package foyer.model;

import foyer.clientstore.IgnoredMember;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rooms of one server, and which one is shown. UI thread.
public final class RoomList {
    private final ObservableList<RoomModel> rooms = FXCollections.observableArrayList();
    private final ObservableList<RoomModel> readOnly =
            FXCollections.unmodifiableObservableList(rooms);
    private final Map<String, RoomModel> byKey = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RoomModel> selected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final Set<String> unlisted = new HashSet<>();
    private final String myId;
    private final IgnoredMembers ignored;
    private final PendingCommands pendingCommands;
    private final InstantSource clock;

    RoomList(
            String myId,
            IgnoredMembers ignored,
            PendingCommands pendingCommands,
            InstantSource clock) {
        this.myId = myId;
        this.ignored = ignored;
        ignored.members()
                .addListener(
                        (ListChangeListener<IgnoredMember>)
                                _ -> rooms.forEach(room -> room.log().refold()));
        this.pendingCommands = pendingCommands;
        this.clock = clock;
    }

    /// All rooms and direct conversations, the oldest first.
    public ObservableList<RoomModel> rooms() {
        return readOnly;
    }

    /// The shown room; null if none.
    public ReadOnlyObjectProperty<@Nullable RoomModel> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Why the last room could not be joined; empty if it could.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    IgnoredMembers ignored() {
        return ignored;
    }

    @Nullable RoomModel named(String name) {
        return byKey.get(Names.key(name));
    }

    /// Does something with a room, if there is one of that name.
    void ifPresent(String name, Consumer<RoomModel> action) {
        RoomModel room = named(name);
        if (room != null) {
            action.accept(room);
        }
    }

    /// Starts a new listing: each room that is not put again before [#unlisted] is gone.
    void startListing() {
        unlisted.clear();
        unlisted.addAll(byKey.keySet());
    }

    /// Adds a room or updates it. A new one takes the place of a closed one of the same name.
    RoomModel put(RoomInfo info) {
        String key = Names.key(info.name());
        unlisted.remove(key);
        RoomModel known = byKey.get(key);
        if (known != null && known.membershipProperty().get() != Membership.CLOSED) {
            known.update(info);
            return known;
        }
        var room = new RoomModel(info, myId, ignored, pendingCommands, clock);
        byKey.put(key, room);
        rooms.add(room);
        if (known != null) {
            drop(known, room);
        }
        return room;
    }

    /// The rooms that were not put since [#startListing].
    List<RoomModel> unlisted() {
        return unlisted.stream().map(byKey::get).toList();
    }

    void remove(RoomModel room) {
        byKey.remove(Names.key(room.name()), room);
        drop(room, null);
    }

    private void drop(RoomModel room, @Nullable RoomModel successor) {
        rooms.remove(room);
        if (selected.get() == room) {
            selected.set(successor);
        }
    }

    void select(@Nullable RoomModel room) {
        selected.set(room);
    }

    void setRefusal(String error) {
        refusal.set(error);
    }
}
