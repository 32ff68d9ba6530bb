package foyer.model;

import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.RoomInfo;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Applies events about whole rooms: the list of them, their closing, passwords and pins. UI
/// thread.
final class RoomEventHandler {
    private final RoomList rooms;
    private final MembershipActions memberships;
    private final HostModel hostModel;
    private final InvitationModel invitation;
    private final InstantSource clock;
    private String serverLog;

    /// @param serverLog the name of the server's history when it was last saved
    RoomEventHandler(
            RoomList rooms,
            MembershipActions memberships,
            HostModel hostModel,
            InvitationModel invitation,
            String serverLog,
            InstantSource clock) {
        this.rooms = rooms;
        this.memberships = memberships;
        this.hostModel = hostModel;
        this.invitation = invitation;
        this.serverLog = serverLog;
        this.clock = clock;
    }

    /// The user has signed in; the list of rooms follows.
    void signedIn(String newServerLog) {
        if (!newServerLog.equals(serverLog)) {
            // the server has lost its history: the user's rooms are created again
            serverLog = newServerLog;
            for (RoomModel room : rooms.rooms()) {
                room.log().restart(0);
                if (room.membershipProperty().get() == Membership.RETURNING && !room.isDirect()) {
                    memberships.rejoin(new Command.Join(room.name()));
                }
            }
        }
        rooms.startListing();
    }

    void handle(Event.Rooms listed) {
        for (RoomInfo info : listed.rooms()) {
            RoomModel room = rooms.put(info);
            boolean returning = room.membershipProperty().get() == Membership.RETURNING;
            if (returning || room.isDirect()) {
                memberships.rejoin(returning ? room.join() : new Command.Join(room.name()));
            }
        }
        if (listed.more()) {
            return;
        }
        for (RoomModel room : rooms.unlisted()) {
            switch (room.membershipProperty().get()) {
                case OUTSIDE -> memberships.closed(room);
                case CLOSED -> {}
                case INSIDE, RETURNING -> memberships.reopenOrClose(room);
            }
        }
        memberships.joinFirst();
    }

    void handle(Event.RoomOpened opened) {
        rooms.put(opened.room());
    }

    void handle(Event.RoomClosing closing) {
        rooms.ifPresent(
                closing.room(),
                room -> {
                    String reason = orEmpty(closing.reason());
                    long atMillis = clock.millis() + closing.seconds() * 1000L;
                    room.setClosing(new RoomClosing(closing.name(), atMillis, reason));
                    room.notice(
                            NoticeTexts.withReason(
                                    Texts.of("happened.closing", closing.name()), reason));
                });
    }

    void handle(Event.RoomKept kept) {
        rooms.ifPresent(
                kept.room(),
                room -> {
                    room.setClosing(null);
                    room.notice(Texts.of("happened.stays_open", kept.name()));
                });
    }

    void handle(Event.RoomClosed closed) {
        rooms.ifPresent(
                closed.room(),
                room -> {
                    memberships.closed(room);
                    room.notice(
                            NoticeTexts.withReason(
                                    Texts.of("happened.closed", closed.name()),
                                    orEmpty(closed.reason())));
                });
    }

    void handle(Event.PasswordSet set) {
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
            rooms.rooms().forEach(room -> room.noticeIfInside(text));
        } else {
            rooms.ifPresent(name, room -> setLocked(room, set));
        }
    }

    private static void setLocked(RoomModel room, Event.PasswordSet set) {
        room.setLocked(set.locked());
        room.noticeIfInside(
                Texts.of(
                        set.locked() ? "happened.room_password" : "happened.room_password.gone",
                        set.name()));
    }

    void handle(Event.Accepted accepted) {
        rooms.ifPresent(accepted.room(), room -> room.setRequestedBy(null));
    }

    void handle(Event.Pins pins) {
        rooms.ifPresent(pins.room(), room -> room.pins().addAll(pins.entries()));
    }

    void handle(Event.Counted counted) {
        counted.people()
                .forEach((name, people) -> rooms.ifPresent(name, room -> room.setPeople(people)));
    }

    private static String orEmpty(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
