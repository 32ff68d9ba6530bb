package foyer.hub;

import foyer.protocol.Event;
import foyer.protocol.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms there are, and whose number of people changed since it was last told. One thread, the
/// hub's.
final class RoomRegistry {
    /// As many as surely fit one frame; the others are told next time.
    private static final int COUNTED_MAX = 150;

    private final Map<String, Room> byKey = new LinkedHashMap<>();
    private final Set<Room> recount = new LinkedHashSet<>();

    @Nullable Room named(String name) {
        return byKey.get(Names.key(name));
    }

    void add(Room room) {
        byKey.put(Names.key(room.name), room);
    }

    void remove(Room room) {
        byKey.remove(Names.key(room.name));
        recount.remove(room);
    }

    int countOpen() {
        return (int) byKey.values().stream().filter(room -> !room.isDirect()).count();
    }

    Collection<Room> all() {
        return byKey.values();
    }

    void enter(Room room, Person person) {
        room.members.add(person);
        person.rooms.add(room);
        recount.add(room);
    }

    void leave(Room room, Person person) {
        room.members.remove(person);
        person.rooms.remove(room);
        recount.add(room);
    }

    /// The new numbers of the rooms anyone may see; after this they count as told.
    Event.@Nullable Counted pollChangedCounts() {
        recount.removeIf(Room::isDirect);
        if (recount.isEmpty()) {
            return null;
        }
        var people = new LinkedHashMap<String, Integer>();
        for (var changed = recount.iterator(); changed.hasNext() && people.size() < COUNTED_MAX; ) {
            Room room = changed.next();
            people.put(room.name, room.members.size());
            changed.remove();
        }
        return new Event.Counted(people);
    }
}
