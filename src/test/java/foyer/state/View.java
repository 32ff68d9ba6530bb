package foyer.state;

import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.state.RoomModel.Presence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person sees of a server, as a value to compare.
record View(Member me, Map<String, Room> rooms) {

    /// @param topic only where one is inside: in the list it is as old as the list
    record Room(
            String title,
            String owner,
            Presence presence,
            int people,
            @Nullable String topic,
            List<Member> members,
            List<Logged> pins,
            List<LogRow.Entry> entries) {}

    static View of(ChatModel model) {
        var rooms = new TreeMap<String, Room>();
        for (RoomModel room : model.rooms().rooms()) {
            Presence presence = room.presenceProperty().get();
            boolean inside = presence == Presence.INSIDE;
            boolean unspoken = room.isDirect() && room.log().last() == 0;
            if (presence != Presence.CLOSED && !unspoken) {
                rooms.put(
                        room.name(),
                        new Room(
                                room.titleProperty().get(),
                                room.owner(),
                                presence,
                                room.peopleProperty().get(),
                                inside ? room.topicProperty().get() : null,
                                room.roster().members().stream()
                                        .sorted(Comparator.comparing(Member::id))
                                        .toList(),
                                inside ? pins(room) : List.of(),
                                inside ? entries(room) : List.of()));
            }
        }
        return new View(model.meProperty().get(), rooms);
    }

    static List<LogRow.Entry> entries(RoomModel room) {
        return room.log().rows().stream()
                .filter(LogRow.Entry.class::isInstance)
                .map(LogRow.Entry.class::cast)
                .toList();
    }

    private static List<Logged> pins(RoomModel room) {
        return room.pins().all().stream().map(Pins.Pin::message).toList();
    }

    static List<Logged> logged(RoomModel room) {
        return entries(room).stream().map(LogRow.Entry::logged).toList();
    }
}
