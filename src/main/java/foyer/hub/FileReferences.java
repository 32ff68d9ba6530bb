package foyer.hub;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.serverstore.MessageStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An index of the messages that refer to shared files. Hub thread.
final class FileReferences {
    private record Reference(SharedFile file, String by) {}

    /// The references of one room, by `seq`, and each file's `seq`s.
    private static final class RoomReferences {
        final NavigableMap<Long, Reference> bySeq = new TreeMap<>();
        final Map<String, NavigableSet<Long>> byFile = new HashMap<>();
    }

    private final Map<Room, RoomReferences> byRoom = new HashMap<>();

    /// How many messages refer to each file.
    private final Map<String, Integer> counts = new HashMap<>();

    private final Set<String> dereferenced = new HashSet<>();
    private final List<Said> sent = new ArrayList<>();

    /// Restores the index from the logs of these rooms.
    FileReferences(MessageStore store, RoomRegistry rooms) {
        for (Said message : store.messagesWithFiles()) {
            Room room = rooms.named(message.room());
            if (room != null) {
                add(room, message);
            }
        }
    }

    /// Adds a message if it has a file.
    void add(Room room, Said message) {
        SharedFile file = message.file();
        if (file != null) {
            removeMessage(room, message.seq());
            RoomReferences references = byRoom.computeIfAbsent(room, _ -> new RoomReferences());
            references.bySeq.put(message.seq(), new Reference(file, message.by()));
            references.byFile.computeIfAbsent(file.id(), _ -> new TreeSet<>()).add(message.seq());
            counts.merge(file.id(), 1, Integer::sum);
            sent.add(message);
        }
    }

    void removeMessage(Room room, long seq) {
        RoomReferences references = byRoom.get(room);
        Reference reference = references == null ? null : references.bySeq.remove(seq);
        if (references == null || reference == null) {
            return;
        }
        String file = reference.file.id();
        references.byFile.computeIfPresent(
                file,
                (_, seqs) -> {
                    seqs.remove(seq);
                    return seqs.isEmpty() ? null : seqs;
                });
        if (references.bySeq.isEmpty()) {
            byRoom.remove(room);
        }
        counts.merge(file, -1, (a, b) -> a + b == 0 ? null : a + b);
        if (!refersTo(file)) {
            dereferenced.add(file);
        }
    }

    /// Removes a member's messages up to and including this `seq` of a room.
    void removeMember(Room room, String member, long seq) {
        RoomReferences references = byRoom.get(room);
        if (references != null) {
            references.bySeq.headMap(seq, true).entrySet().stream()
                    .filter(each -> each.getValue().by.equals(member))
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(each -> removeMessage(room, each));
        }
    }

    /// Removes a room's messages up to and including this `seq`.
    void removeUpTo(Room room, long seq) {
        RoomReferences references = byRoom.get(room);
        if (references != null) {
            List.copyOf(references.bySeq.headMap(seq, true).keySet())
                    .forEach(old -> removeMessage(room, old));
        }
    }

    void removeRoom(Room room) {
        removeUpTo(room, Long.MAX_VALUE);
    }

    /// The file as it was shared in a room, or null if it was not.
    @Nullable SharedFile inRoom(Room room, String file) {
        RoomReferences references = byRoom.get(room);
        NavigableSet<Long> seqs = references == null ? null : references.byFile.get(file);
        Reference first =
                references == null || seqs == null ? null : references.bySeq.get(seqs.first());
        return first == null ? null : first.file;
    }

    /// The file as it was shared in one of a member's rooms, or null if it was not.
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
        return counts.containsKey(file);
    }

    /// The IDs of all referenced files.
    Set<String> all() {
        return Set.copyOf(counts.keySet());
    }

    /// The member whose message refers to each file; one of them if there are several.
    Map<String, String> members() {
        var members = new HashMap<String, String>();
        byRoom.values().stream()
                .flatMap(room -> room.bySeq.values().stream())
                .forEach(each -> members.putIfAbsent(each.file.id(), each.by));
        return members;
    }

    /// The files that lost their last reference since the last call.
    Set<String> pollUnreferenced() {
        if (dereferenced.isEmpty()) {
            return Set.of();
        }
        dereferenced.removeIf(this::refersTo);
        Set<String> unreferenced = Set.copyOf(dereferenced);
        dereferenced.clear();
        return unreferenced;
    }

    /// The messages with a file since the last call.
    List<Said> pollSent() {
        List<Said> messages = List.copyOf(sent);
        sent.clear();
        return messages;
    }
}
