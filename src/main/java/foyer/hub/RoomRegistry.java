package foyer.hub;

import foyer.protocol.Event;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The open rooms, and those whose member count has changed. Hub thread.
final class RoomRegistry {
    /// As many as surely fit in one frame.
    private static final int COUNTED_MAX = 150;

    private final Map<String, Room> byKey = new LinkedHashMap<>();
    private final Set<Room> recounted = new LinkedHashSet<>();

    /// Restores the saved rooms. Removes those without messages, and direct conversations with an
    /// unknown member.
    RoomRegistry(MessageStore store, StoreHealth storeHealth, People people) {
        var removed = new ArrayList<Change>();
        for (Change.Room saved : store.persistedState().rooms()) {
            long last = Math.max(saved.cut(), store.lastSeq(saved.name()));
            List<Person> pair = people.pairOf(saved.name());
            boolean unused = last == 0 && !saved.kept() && saved.retention() == Retention.ALWAYS;
            if (unused || (Names.isDirect(saved.name()) && pair.size() < 2)) {
                removed.add(new Change.RoomRemoved(saved.name()));
                continue;
            }
            var room = new Room(saved.name(), saved.owner(), pair, saved.kept(), saved.log());
            room.topic = saved.topic();
            room.retention = saved.retention();
            room.last = last;
            room.pins.addAll(store.pins(room.name));
            add(room);
        }
        for (Change.Request saved : store.persistedState().requests()) {
            Room room = named(saved.room());
            if (room != null) {
                room.requestedBy = saved.by();
                room.requestMessages = saved.messages();
            }
        }
        if (!removed.isEmpty()) {
            // if that cannot be stored, the next start removes them
            var _ = storeHealth.store(removed);
        }
    }

    @Nullable Room named(String name) {
        return byKey.get(Names.key(name));
    }

    void add(Room room) {
        byKey.put(Names.key(room.name), room);
    }

    void remove(Room room) {
        byKey.remove(Names.key(room.name));
        recounted.remove(room);
    }

    /// The number of rooms without direct conversations.
    int countOpen() {
        return (int) byKey.values().stream().filter(room -> !room.isDirect()).count();
    }

    Collection<Room> all() {
        return byKey.values();
    }

    void enter(Room room, Person person) {
        room.members.add(person);
        person.rooms.add(room);
        recounted.add(room);
    }

    void leave(Room room, Person person) {
        room.members.remove(person);
        person.rooms.remove(room);
        recounted.add(room);
    }

    /// The member counts that changed since the last call, or null if none did. Leaves out direct
    /// conversations, and counts beyond one frame until the next call.
    Event.@Nullable Counted pollChangedCounts() {
        recounted.removeIf(Room::isDirect);
        if (recounted.isEmpty()) {
            return null;
        }
        var counts = new LinkedHashMap<String, Integer>();
        for (var changed = recounted.iterator();
                changed.hasNext() && counts.size() < COUNTED_MAX; ) {
            Room room = changed.next();
            counts.put(room.name, room.members.size());
            changed.remove();
        }
        return new Event.Counted(counts);
    }
}
