package foyer.state;

import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.state.RoomModel.Closing;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What happens to whole rooms, as the server tells it: they close, or do not after all, or ask for
/// a password. It is said in the room. UI thread.
final class RoomFates {
    private final RoomList rooms;
    private final RoomActions actions;
    private final HostDesk hostDesk;
    private final Invitation invitation;
    private final InstantSource clock;

    RoomFates(
            RoomList rooms,
            RoomActions actions,
            HostDesk hostDesk,
            Invitation invitation,
            InstantSource clock) {
        this.rooms = rooms;
        this.actions = actions;
        this.hostDesk = hostDesk;
        this.invitation = invitation;
        this.clock = clock;
    }

    void passwordSet(Event.PasswordSet set) {
        invitation.forget();
        String name = set.room();
        if (name == null) {
            hostDesk.setLocked(set.locked());
            String words =
                    Texts.of(
                            set.locked()
                                    ? "happened.server_password"
                                    : "happened.server_password.gone",
                            set.name());
            rooms.rooms().forEach(room -> room.noticeIfInside(words, clock.millis()));
            return;
        }
        RoomModel room = rooms.named(name);
        if (room != null) {
            room.setLocked(set.locked());
            room.noticeIfInside(
                    Texts.of(
                            set.locked() ? "happened.room_password" : "happened.room_password.gone",
                            set.name()),
                    clock.millis());
        }
    }

    void closing(RoomModel room, Event.RoomClosing closing) {
        String reason = orEmpty(closing.reason());
        long now = clock.millis();
        room.setClosing(new Closing(closing.name(), now + closing.seconds() * 1000L, reason));
        room.log().notice(Words.because(Texts.of("happened.closing", closing.name()), reason), now);
    }

    void kept(RoomModel room, Event.RoomKept kept) {
        room.setClosing(null);
        room.log().notice(Texts.of("happened.stays_open", kept.name()), clock.millis());
    }

    void closed(RoomModel room, Event.RoomClosed closed) {
        actions.closed(room);
        String words =
                Words.because(Texts.of("happened.closed", closed.name()), orEmpty(closed.reason()));
        room.log().notice(words, clock.millis());
    }

    private static String orEmpty(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
