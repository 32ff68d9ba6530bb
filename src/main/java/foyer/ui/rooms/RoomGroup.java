package foyer.ui.rooms;

import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;

/// Under which heading a room is listed, in the order of the headings.
enum RoomGroup {
    ROOMS("Rooms"),
    PEOPLE("Direct messages"),
    OTHERS("Rooms you can join");

    private final String heading;

    RoomGroup(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    static RoomGroup of(RoomModel room) {
        if (room.isDirect()) {
            return PEOPLE;
        }
        return room.presenceProperty().get() == Presence.OUTSIDE ? OTHERS : ROOMS;
    }
}
