package foyer.model;

import foyer.language.Texts;
import foyer.model.RoomModel.Closing;
import foyer.protocol.Event;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What happens to whole rooms, as the server tells it: they close, or do not after all, or ask for
/// a password. It is said in the room. UI thread.
final class RoomEventHandler {
    private final RoomList rooms;
    private final RoomActions actions;
    private final HostModel hostModel;
    private final InvitationModel invitation;
    private final InstantSource clock;

    RoomEventHandler(
            RoomList rooms,
            RoomActions actions,
            HostModel hostModel,
            InvitationModel invitation,
            InstantSource clock) {
        this.rooms = rooms;
        this.actions = actions;
        this.hostModel = hostModel;
        this.invitation = invitation;
        this.clock = clock;
    }

    void passwordSet(Event.PasswordSet set) {
        invitation.forget();
        String name = set.room();
        if (name == null) {
            hostModel.setLocked(set.locked());
            String text =
                    Texts.of(
                            set.locked()
                                    ? "happened.server_password"
                                    : "happened.server_password.gone",
                            set.name());
            rooms.rooms().forEach(room -> room.noticeIfInside(text, clock.millis()));
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
        room.log()
                .notice(
                        NoticeTexts.withReason(
                                Texts.of("happened.closing", closing.name()), reason),
                        now);
    }

    void kept(RoomModel room, Event.RoomKept kept) {
        room.setClosing(null);
        room.log().notice(Texts.of("happened.stays_open", kept.name()), clock.millis());
    }

    void closed(RoomModel room, Event.RoomClosed closed) {
        actions.closed(room);
        String text =
                NoticeTexts.withReason(
                        Texts.of("happened.closed", closed.name()), orEmpty(closed.reason()));
        room.log().notice(text, clock.millis());
    }

    private static String orEmpty(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
