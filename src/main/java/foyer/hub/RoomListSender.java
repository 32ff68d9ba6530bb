package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.RoomInfo;
import java.util.List;
import java.util.function.LongSupplier;

/// Sends the list of rooms to members who sign in, and what changes in it to everyone. Hub thread.
final class RoomListSender {
    private static final long COUNT_INTERVAL = 500_000_000;

    private final RoomRegistry rooms;
    private final People people;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private long countedAt;

    RoomListSender(RoomRegistry rooms, People people, Delivery delivery, LongSupplier nanoTime) {
        this.rooms = rooms;
        this.people = people;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        this.countedAt = nanoTime.getAsLong() - COUNT_INTERVAL;
    }

    /// Sends the rooms that a member may see. Leaves out direct conversations without messages and
    /// requests of ignored members.
    void sendTo(Person viewer) {
        long now = nanoTime.getAsLong();
        List<RoomInfo> infos =
                rooms.all().stream()
                        .filter(room -> room.admits(viewer))
                        .filter(room -> !room.isDirect() || isListed(room, viewer))
                        .map(room -> room.info(viewer, now).brief())
                        .toList();
        var chunks = Codec.chunks(infos);
        for (int i = 0; i < chunks.size(); i++) {
            delivery.send(viewer.peer, new Event.Rooms(chunks.get(i), i < chunks.size() - 1));
        }
    }

    private static boolean isListed(Room room, Person viewer) {
        return room.last > 0
                && (room.requestedBy == null || !viewer.ignored.containsKey(room.requestedBy));
    }

    void broadcastOpened(Room room, Person owner) {
        delivery.sendToAll(
                people.online(), new Event.RoomOpened(room.info(owner, nanoTime.getAsLong())));
    }

    /// Broadcasts the member counts that changed, at most twice a second.
    void tick() {
        long now = nanoTime.getAsLong();
        Event counts = now - countedAt < COUNT_INTERVAL ? null : rooms.pollChangedCounts();
        if (counts != null) {
            countedAt = now;
            delivery.sendToAll(people.online(), counts);
        }
    }
}
