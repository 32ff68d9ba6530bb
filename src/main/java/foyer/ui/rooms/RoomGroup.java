package foyer.ui.rooms;

import foyer.language.Texts;
import foyer.model.Membership;
import foyer.model.RequestState;
import foyer.model.RoomModel;

/// The groups of the room list, in their order.
enum RoomGroup {
    ROOMS("rooms.group.rooms"),
    REQUESTS("rooms.group.requests"),
    PEOPLE("rooms.group.people"),
    OTHERS("rooms.group.others");

    private final String heading;

    RoomGroup(String heading) {
        this.heading = heading;
    }

    String heading() {
        return Texts.of(heading);
    }

    static RoomGroup of(RoomModel room) {
        if (room.isDirect()) {
            return room.requestProperty().get() == RequestState.RECEIVED ? REQUESTS : PEOPLE;
        }
        return room.membershipProperty().get() == Membership.OUTSIDE ? OTHERS : ROOMS;
    }
}
