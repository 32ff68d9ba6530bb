package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person sees of a server, as a value to compare.
record ModelSnapshot(Member me, Map<String, Room> rooms) {

    /// @param topic only where one is inside: in the list it is as old as the list
    record Room(
            String title,
            String owner,
            Membership membership,
            int people,
            @Nullable String topic,
            List<Member> members,
            List<LogEntry> pins,
            List<LogRow.Entry> entries) {}

    static ModelSnapshot of(ChatModel model) {
        var rooms = new TreeMap<String, Room>();
        for (RoomModel room : model.rooms().rooms()) {
            Membership membership = room.membershipProperty().get();
            boolean inside = membership == Membership.INSIDE;
            boolean unspoken = room.isDirect() && room.log().last() == 0;
            if (membership != Membership.CLOSED && !unspoken) {
                rooms.put(
                        room.name(),
                        new Room(
                                room.titleProperty().get(),
                                room.owner(),
                                membership,
                                room.peopleProperty().get(),
                                inside ? room.topicProperty().get() : null,
                                room.roster().members().stream()
                                        .sorted(Comparator.comparing(Member::id))
                                        .toList(),
                                inside ? pins(room) : List.of(),
                                inside ? entries(room) : List.of()));
            }
        }
        return new ModelSnapshot(model.meProperty().get(), rooms);
    }

    static List<LogRow.Entry> entries(RoomModel room) {
        return room.log().rows().stream()
                .filter(LogRow.Entry.class::isInstance)
                .map(LogRow.Entry.class::cast)
                .toList();
    }

    private static List<LogEntry> pins(RoomModel room) {
        return room.pins().all().stream().map(Pins.Pin::message).toList();
    }

    static List<LogEntry> logged(RoomModel room) {
        return entries(room).stream().map(LogRow.Entry::logEntry).toList();
    }
}
