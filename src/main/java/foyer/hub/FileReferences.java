package foyer.hub;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Which messages refer to which files, as the rooms' logs say. One thread, the hub's.
final class FileReferences {
    /// By room, by the file's id, by the message's `seq`.
    private final Map<Room, Map<String, Map<Long, SharedFile>>> byRoom = new HashMap<>();

    private final Set<String> loose = new HashSet<>();
    private final List<Said> said = new ArrayList<>();

    /// A message was said, now or before the server started.
    void add(Room room, Said message) {
        SharedFile file = message.file();
        if (file != null) {
            byRoom.computeIfAbsent(room, _ -> new HashMap<>())
                    .computeIfAbsent(file.id(), _ -> new HashMap<>())
                    .put(message.seq(), file);
            said.add(message);
        }
    }

    /// A message was deleted.
    void removeMessage(Room room, long seq) {
        remove(room, place -> place == seq);
    }

    /// A room's log is gone up to this `seq`.
    void removeUpTo(Room room, long seq) {
        remove(room, place -> place <= seq);
    }

    /// A room is gone.
    void removeRoom(Room room) {
        removeUpTo(room, Long.MAX_VALUE);
    }

    private void remove(Room room, LongPredicate which) {
        Map<String, Map<Long, SharedFile>> files = byRoom.get(room);
        if (files == null) {
            return;
        }
        files.forEach(
                (file, places) -> {
                    if (places.keySet().removeIf(which::test) && places.isEmpty()) {
                        loose.add(file);
                    }
                });
        files.values().removeIf(Map::isEmpty);
        if (files.isEmpty()) {
            byRoom.remove(room);
        }
    }

    /// A file as it was shared in a room; nothing if it was not.
    @Nullable SharedFile inRoom(Room room, String file) {
        Map<Long, SharedFile> places = byRoom.getOrDefault(room, Map.of()).get(file);
        return places == null ? null : places.values().iterator().next();
    }

    /// The same in any of the rooms somebody is in.
    @Nullable SharedFile visibleTo(Person person, String file) {
        for (Room room : person.rooms) {
            SharedFile found = inRoom(room, file);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    boolean refersTo(String file) {
        return byRoom.values().stream().anyMatch(files -> files.containsKey(file));
    }

    /// All files that anything refers to.
    Set<String> all() {
        var all = new HashSet<String>();
        byRoom.values().forEach(files -> all.addAll(files.keySet()));
        return all;
    }

    /// The files that nothing refers to any more, since this was last asked.
    Set<String> pollUnreferenced() {
        if (loose.isEmpty()) {
            return Set.of();
        }
        loose.removeIf(this::refersTo);
        Set<String> taken = Set.copyOf(loose);
        loose.clear();
        return taken;
    }

    /// What was said with a file since this was last asked.
    List<Said> pollSaid() {
        List<Said> taken = List.copyOf(said);
        said.clear();
        return taken;
    }
}
