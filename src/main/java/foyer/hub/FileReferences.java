package foyer.hub;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.serverstore.MessageStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// An index of the messages that refer to shared files. Hub thread.
final class FileReferences {
    /// By room, file ID and the message's `seq`.
    private final Map<Room, Map<String, Map<Long, SharedFile>>> byRoom = new HashMap<>();

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
            byRoom.computeIfAbsent(room, _ -> new HashMap<>())
                    .computeIfAbsent(file.id(), _ -> new HashMap<>())
                    .put(message.seq(), file);
            sent.add(message);
        }
    }

    void removeMessage(Room room, long seq) {
        removeIf(room, messageSeq -> messageSeq == seq);
    }

    /// Removes a room's messages up to and including this `seq`.
    void removeUpTo(Room room, long seq) {
        removeIf(room, messageSeq -> messageSeq <= seq);
    }

    void removeRoom(Room room) {
        removeUpTo(room, Long.MAX_VALUE);
    }

    private void removeIf(Room room, LongPredicate removed) {
        Map<String, Map<Long, SharedFile>> files = byRoom.get(room);
        if (files == null) {
            return;
        }
        files.forEach(
                (file, messages) -> {
                    if (messages.keySet().removeIf(removed::test) && messages.isEmpty()) {
                        dereferenced.add(file);
                    }
                });
        files.values().removeIf(Map::isEmpty);
        if (files.isEmpty()) {
            byRoom.remove(room);
        }
    }

    /// The file as it was shared in a room, or null if it was not.
    @Nullable SharedFile inRoom(Room room, String file) {
        Map<Long, SharedFile> messages = byRoom.getOrDefault(room, Map.of()).get(file);
        return messages == null ? null : messages.values().iterator().next();
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
        return byRoom.values().stream().anyMatch(files -> files.containsKey(file));
    }

    /// The IDs of all referenced files.
    Set<String> all() {
        var all = new HashSet<String>();
        byRoom.values().forEach(files -> all.addAll(files.keySet()));
        return all;
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
