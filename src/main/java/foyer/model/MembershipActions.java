package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins, shows and leaves rooms and direct conversations. If a room cannot be joined, the room
/// list's refusal says why. UI thread.
public final class MembershipActions {
    private final RoomList rooms;
    private final PendingCommands pendingCommands;
    private final Messaging messaging;
    private final ServerStateWriter stateWriter;
    private final UploadQueue uploads;
    private final AttachmentDrafts attachments;
    private final ChatOptions options;
    private final RoomPasswordPrompt passwordPrompt = new RoomPasswordPrompt(this::join);

    /// Request ids of rooms to show when entered.
    private final Set<Long> toShow = new HashSet<>();

    /// Keys of rooms that are being rejoined.
    private final Set<String> rejoining = new HashSet<>();

    /// By member id: what to send when the direct conversation is there.
    private final Map<String, String> firstMessages = new HashMap<>();

    MembershipActions(
            RoomList rooms,
            PendingCommands pendingCommands,
            Messaging messaging,
            ServerStateWriter stateWriter,
            UploadQueue uploads,
            AttachmentDrafts attachments,
            ChatOptions options) {
        this.rooms = rooms;
        this.pendingCommands = pendingCommands;
        this.messaging = messaging;
        this.stateWriter = stateWriter;
        this.uploads = uploads;
        this.attachments = attachments;
        this.options = options;
    }

    public RoomPasswordPrompt passwordPrompt() {
        return passwordPrompt;
    }

    /// Shows a room, and joins it first if the user is outside.
    public void open(RoomModel room) {
        if (room.membershipProperty().get() == Membership.OUTSIDE) {
            join(room.name());
        } else {
            // an earlier request must not switch rooms while the user writes here
            toShow.clear();
            rooms.select(room);
        }
    }

    /// Shows the room `offset` places down the list, skipping those the user is outside of.
    public void step(int offset) {
        List<RoomModel> open = rooms.rooms().stream().filter(MembershipActions::isOpen).toList();
        if (!open.isEmpty()) {
            int index = open.indexOf(rooms.selectedProperty().get());
            toShow.clear();
            rooms.select(open.get(Math.floorMod(index + offset, open.size())));
        }
    }

    private static boolean isOpen(RoomModel room) {
        return room.membershipProperty().get() != Membership.OUTSIDE;
    }

    /// Joins a room, creates it if there is none of that name, and shows it.
    ///
    /// @return true if the command was sent, false otherwise
    public boolean join(String typed) {
        return join(typed, "");
    }

    /// Joins a room with an invitation token in place of a password.
    ///
    /// @param token empty for none
    /// @return true if the command was sent, false otherwise
    public boolean join(String typed, String token) {
        rooms.setRefusal("");
        passwordPrompt.dismiss();
        try {
            var join = new Command.Join(typed);
            return join(token.isEmpty() ? join : join.withPassword(token));
        } catch (InvalidValueException e) {
            rooms.setRefusal(RefusalTexts.text(e));
            return false;
        }
    }

    private boolean join(Command.Join join) {
        long requestId =
                pendingCommands.sendIfConnected(
                        join, (errorCode, error) -> joinRefused(join, errorCode, error, true));
        if (requestId == 0) {
            joinRefused(join, ErrorCode.FAULT, pendingCommands.unsentText(join), true);
        }
        return showWhenEntered(requestId);
    }

    /// @return true if the command was sent, false otherwise
    private boolean showWhenEntered(long requestId) {
        return requestId != 0 && toShow.add(requestId);
    }

    /// @param byUser whether the user asked for the room, rather than being rejoined
    private void joinRefused(Command.Join join, ErrorCode errorCode, String error, boolean byUser) {
        rejoining.remove(Names.key(join.room()));
        if (!passwordPrompt.askIfPasswordNeeded(join, errorCode, error, byUser)) {
            rooms.setRefusal(error);
            return;
        }
        RoomModel room = rooms.named(join.room());
        if (room != null && room.membershipProperty().get() == Membership.RETURNING) {
            // stays shown: what the user writes must not go to another room
            room.setMembership(Membership.OUTSIDE);
        }
    }

    /// Opens the direct conversation with a member and shows it.
    public void direct(String memberId) {
        rooms.setRefusal("");
        showWhenEntered(pendingCommands.request(new Command.Direct(memberId), rooms::setRefusal));
    }

    /// Opens the direct conversation with a member, and sends a message there as soon as possible.
    ///
    /// @param text empty for none
    /// @return false if the message is invalid, true otherwise
    public boolean direct(String memberId, String text) {
        RoomModel known =
                rooms.rooms().stream()
                        .filter(room -> memberId.equals(room.otherMemberId()))
                        .findFirst()
                        .orElse(null);
        if (known != null) {
            open(known);
            return text.isEmpty() || messaging.send(known, text);
        }
        rooms.setRefusal("");
        boolean isSent =
                showWhenEntered(
                        pendingCommands.request(
                                new Command.Direct(memberId),
                                error -> {
                                    firstMessages.remove(memberId);
                                    rooms.setRefusal(error);
                                }));
        if (isSent && !text.isEmpty()) {
            firstMessages.merge(memberId, text, (first, next) -> first + "\n" + next);
        }
        return isSent;
    }

    /// Queues the message that waited for this direct conversation, if any.
    void sendFirstMessage(RoomModel room) {
        String memberId = room.otherMemberId();
        String text = memberId == null ? null : firstMessages.remove(memberId);
        if (text != null) {
            messaging.send(room, text);
        }
    }

    /// Leaves a room. Removes one that was closed from the list.
    public void leave(RoomModel room) {
        if (room.membershipProperty().get() == Membership.CLOSED) {
            RoomModel next = neighborOf(room);
            discardSaved(room);
            rooms.remove(room);
            rooms.select(next);
        } else {
            room.request(() -> new Command.Leave(room.name()));
        }
    }

    /// The user has left a room or was removed from it.
    void left(RoomModel room) {
        discardSaved(room);
        uploads.cancelAll(room, Texts.of("files.room_left", room.titleProperty().get()));
        moveOut(room);
    }

    private void discardSaved(RoomModel room) {
        attachments.discardAll(room);
        stateWriter.saveLeft(room.name());
    }

    /// A room was closed. Its members can still read it.
    void closed(RoomModel room) {
        uploads.cancelAll(room, Texts.of("files.room_closed", room.titleProperty().get()));
        if (room.membershipProperty().get() == Membership.OUTSIDE) {
            rooms.remove(room);
        } else {
            room.setClosing(null);
            room.setMembership(Membership.CLOSED);
        }
    }

    private void moveOut(RoomModel room) {
        room.setMembership(Membership.OUTSIDE);
        if (rooms.selectedProperty().get() == room) {
            rooms.select(neighborOf(room));
        }
    }

    private @Nullable RoomModel neighborOf(RoomModel room) {
        return rooms.rooms().stream()
                .filter(other -> other != room)
                .filter(other -> other.membershipProperty().get() == Membership.INSIDE)
                .findFirst()
                .orElse(null);
    }

    /// Rejoins a room without showing it.
    void rejoin(Command.Join join) {
        if (rejoining.add(Names.key(join.room()))) {
            pendingCommands.requestPatiently(
                    join, (errorCode, error) -> joinRefused(join, errorCode, error, false));
        }
    }

    /// A room the user was in does not exist any more. Opens a direct conversation again, since the
    /// server forgets those without messages; closes any other room.
    void reopenOrClose(RoomModel room) {
        String memberId = room.otherMemberId();
        String key = Names.key(room.name());
        if (rejoining.contains(key)) {
            return;
        }
        if (memberId != null) {
            rejoining.add(key);
            pendingCommands.requestPatiently(
                    new Command.Direct(memberId), (_, error) -> room.setRefusal(error));
        } else {
            closed(room);
            room.notice(Texts.of("happened.closed_meanwhile"));
        }
    }

    /// Joins the wanted or else the first room, if the user is in no room and is joining none.
    void joinFirst() {
        if (!toShow.isEmpty()
                || !rejoining.isEmpty()
                || rooms.rooms().stream().anyMatch(MembershipActions::isOpen)) {
            return;
        }
        String wantedName = options.firstRoom();
        RoomModel wanted = wantedName.isEmpty() ? null : rooms.named(wantedName);
        Stream.concat(Stream.ofNullable(wanted), rooms.rooms().stream())
                .filter(room -> !room.isDirect())
                // only a room that the user chose may ask for a password
                .filter(room -> room == wanted || !room.lockedProperty().get())
                .findFirst()
                .ifPresent(room -> join(room.name(), room == wanted ? options.token() : ""));
    }

    /// The user has entered a room. Shows it if they asked for it or no other is shown.
    ///
    /// @param isNew whether they have created it
    void entered(RoomModel room, long requestId, boolean isNew) {
        rejoining.remove(Names.key(room.name()));
        passwordPrompt.entered(room.name());
        if (toShow.remove(requestId) || rooms.selectedProperty().get() == null) {
            rooms.select(room);
        }
        if (isNew && room.retentionProperty().get() != options.newRoomRetention().get()) {
            room.request(
                    () -> new Command.SetKeeping(room.name(), options.newRoomRetention().get()));
        }
    }

    void onDisconnected() {
        passwordPrompt.dismiss();
        toShow.clear();
        rejoining.clear();
        for (RoomModel room : rooms.rooms()) {
            if (room.membershipProperty().get() == Membership.INSIDE) {
                room.setMembership(Membership.RETURNING);
            }
        }
    }
}
