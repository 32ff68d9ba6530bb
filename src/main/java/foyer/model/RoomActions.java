package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.RoomModel.Membership;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this person does to rooms and to the people in them. Refusals show in the room list where a
/// room was asked for, else in the room itself. UI thread.
public final class RoomActions {
    private final RoomList rooms;
    private final PendingCommands pendingCommands;
    private final ServerStateWriter stateWriter;
    private final UploadQueue uploads;
    private final AttachmentDrafts attachments;
    private final RoomPasswordPrompt password;
    private final Set<Long> wanted = new HashSet<>();
    private final Set<String> entering = new HashSet<>();
    private Supplier<Retention> keepingOfNew = () -> Retention.ALWAYS;
    private String firstRoom = "";
    private String firstToken = "";

    RoomActions(
            RoomList rooms,
            PendingCommands pendingCommands,
            ServerStateWriter stateWriter,
            UploadQueue uploads,
            AttachmentDrafts attachments) {
        this.stateWriter = stateWriter;
        this.uploads = uploads;
        this.attachments = attachments;
        this.rooms = rooms;
        this.pendingCommands = pendingCommands;
        this.password = new RoomPasswordPrompt(this::join);
    }

    /// The password of a room that asked for one.
    public RoomPasswordPrompt password() {
        return password;
    }

    /// Shows a room, and enters it first if this person is not in it.
    public void open(RoomModel room) {
        if (room.membershipProperty().get() == Membership.OUTSIDE) {
            join(room.name());
        } else {
            rooms.select(room);
        }
    }

    /// Shows the next room down the list, or up with -1, of those this person is in.
    public void step(int by) {
        List<RoomModel> open =
                rooms.rooms().stream()
                        .filter(room -> room.membershipProperty().get() != Membership.OUTSIDE)
                        .toList();
        if (!open.isEmpty()) {
            int at = open.indexOf(rooms.selectedProperty().get());
            rooms.select(open.get(Math.floorMod(at + by, open.size())));
        }
    }

    /// Enters a room by name, making it if there is none, and shows it.
    ///
    /// @return whether it could be asked for; if not, the list's refusal says why
    public boolean join(String typed) {
        return join(typed, "");
    }

    /// Does the same, with what lets in where a password is asked.
    public boolean join(String typed, String token) {
        rooms.setRefusal("");
        password.dismiss();
        try {
            var join = new Command.Join(typed);
            return join(token.isEmpty() ? join : join.withPassword(token));
        } catch (InvalidValueException e) {
            rooms.setRefusal(RefusalTexts.text(e));
            return false;
        }
    }

    private boolean join(Command.Join join) {
        long id =
                pendingCommands.sendIfConnected(
                        join, (errorCode, error) -> notEntered(join, errorCode, error, true));
        if (id == 0) {
            notEntered(join, ErrorCode.FAULT, pendingCommands.unsentText(join), true);
        }
        return want(id);
    }

    private void notEntered(Command.Join join, ErrorCode errorCode, String error, boolean wanted) {
        entering.remove(Names.key(join.room()));
        if (!password.askIfPasswordNeeded(join, errorCode, error, wanted)) {
            rooms.setRefusal(error);
            return;
        }
        RoomModel room = rooms.named(join.room());
        if (room != null && room.membershipProperty().get() == Membership.RETURNING) {
            moveOut(room);
        }
    }

    /// This person is not in a room any more, and does not mean to be.
    void left(RoomModel room) {
        forget(room);
        uploads.cancelAll(room, Texts.of("files.room_left", room.titleProperty().get()));
        moveOut(room);
    }

    private void forget(RoomModel room) {
        attachments.discardAll(room);
        stateWriter.saveLeft(room.name());
    }

    /// A room is not there any more; whoever was in it can read on.
    void closed(RoomModel room) {
        uploads.cancelAll(room, Texts.of("files.room_closed", room.titleProperty().get()));
        if (room.membershipProperty().get() == Membership.OUTSIDE) {
            rooms.remove(room);
        } else {
            room.setClosing(null);
            room.setMembership(Membership.CLOSED);
        }
    }

    /// This person is not in the room any more.
    void moveOut(RoomModel room) {
        room.setMembership(Membership.OUTSIDE);
        if (rooms.selectedProperty().get() == room) {
            rooms.select(neighborOf(room));
        }
    }

    /// Opens the conversation with one other person and shows it.
    public void direct(String memberId) {
        rooms.setRefusal("");
        var _ = want(pendingCommands.request(new Command.Direct(memberId), rooms::setRefusal));
    }

    private boolean want(long id) {
        return id != 0 && wanted.add(id);
    }

    public void leave(RoomModel room) {
        if (room.membershipProperty().get() == Membership.CLOSED) {
            RoomModel next = neighborOf(room);
            forget(room);
            rooms.remove(room);
            rooms.select(next);
        } else {
            ask(room, new Command.Leave(room.name()));
        }
    }

    /// Closes a room for everybody after so many seconds; until then it can be taken back.
    ///
    /// @return whether it could be asked for; if not, the room's refusal says why
    public boolean close(RoomModel room, int seconds) {
        return close(room, seconds, "");
    }

    /// The same, saying why.
    ///
    /// @param reason shown to all; may be empty
    public boolean close(RoomModel room, int seconds, String reason) {
        try {
            ask(room, new Command.CloseRoom(room.name(), seconds, reason));
            return true;
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return false;
        }
    }

    public void keep(RoomModel room) {
        ask(room, new Command.KeepRoom(room.name()));
    }

    public void setTopic(RoomModel room, String topic) {
        try {
            ask(room, new Command.SetTopic(room.name(), topic));
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
        }
    }

    public void setKeeping(RoomModel room, Retention retention) {
        ask(room, new Command.SetKeeping(room.name(), retention));
    }

    /// How long rooms that this person makes keep what is said.
    public void setNewRoomRetention(Supplier<Retention> wanted) {
        keepingOfNew = wanted;
    }

    /// This person has entered a room.
    ///
    /// @param last the newest `seq` there; 0 in one that is new
    void entered(RoomModel room, long last, String me) {
        Retention wanted = keepingOfNew.get();
        boolean isNew = last == 0 && !room.isDirect() && room.owner().equals(me);
        if (isNew && room.retentionProperty().get() != wanted) {
            setKeeping(room, wanted);
        }
    }

    /// Sends somebody off the server.
    public void remove(RoomModel seenIn, String memberId, String reason) {
        try {
            ask(seenIn, new Command.Remove(memberId, reason));
        } catch (InvalidValueException e) {
            seenIn.setRefusal(RefusalTexts.text(e));
        }
    }

    /// Sends somebody off the server and does not let them in again.
    ///
    /// @param minutes for how long; nothing until that is lifted
    /// @param address whether nobody is let in from the address they are at, either
    public void ban(
            RoomModel seenIn,
            String memberId,
            @Nullable Integer minutes,
            String reason,
            boolean address) {
        try {
            ask(seenIn, new Command.Ban(memberId, minutes, reason, address));
        } catch (InvalidValueException e) {
            seenIn.setRefusal(RefusalTexts.text(e));
        }
    }

    /// Lets somebody say nothing more.
    ///
    /// @param minutes for how long; nothing until that is lifted
    public void mute(RoomModel seenIn, String memberId, @Nullable Integer minutes, String reason) {
        try {
            ask(seenIn, new Command.Mute(memberId, minutes, reason));
        } catch (InvalidValueException e) {
            seenIn.setRefusal(RefusalTexts.text(e));
        }
    }

    public void unmute(RoomModel seenIn, String memberId) {
        ask(seenIn, new Command.Unmute(memberId));
    }

    public void setRole(RoomModel seenIn, String memberId, Role role) {
        ask(seenIn, new Command.SetRole(memberId, role));
    }

    private void ask(RoomModel room, Command command) {
        room.setRefusal("");
        pendingCommands.request(command, room::setRefusal);
    }

    /// Has a room ask whoever comes for a password.
    ///
    /// @param newPassword empty to ask for none any more
    public void setPassword(RoomModel room, String newPassword) {
        try {
            ask(room, new Command.SetPassword(room.name(), newPassword));
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
        }
    }

    /// Goes into a room without showing it.
    void enter(Command.Join join) {
        if (entering.add(Names.key(join.room()))) {
            if (pendingCommands.sendIfConnected(
                            join, (errorCode, error) -> notEntered(join, errorCode, error, false))
                    == 0) {
                rooms.setRefusal(pendingCommands.unsentText(join));
            }
        }
    }

    /// A room this person was in is not there any more. A direct conversation is opened again,
    /// since the server forgets one in which nothing was said; any other is closed.
    void enterAgain(RoomModel room, long nowMillis) {
        String other = room.otherMemberId();
        if (isEntering(room.name())) {
            return;
        }
        if (other != null) {
            entering.add(Names.key(room.name()));
            pendingCommands.request(new Command.Direct(other), room::setRefusal);
        } else {
            closed(room);
            room.log().notice(Texts.of("happened.closed_meanwhile"), nowMillis);
        }
    }

    private boolean isEntering(String name) {
        return entering.contains(Names.key(name));
    }

    /// Where somebody came to, rather than the first room; no such room is made.
    ///
    /// @param token what lets them in where a password is asked; empty for nothing
    public void setFirstRoom(String room, String token) {
        firstRoom = room;
        firstToken = token;
    }

    /// Somebody who is in no room and has asked for none is let into the first.
    void enterFirst() {
        boolean nowhere =
                wanted.isEmpty()
                        && entering.isEmpty()
                        && rooms.rooms().stream()
                                .noneMatch(
                                        room ->
                                                room.membershipProperty().get()
                                                        != Membership.OUTSIDE);
        RoomModel meant = firstRoom.isEmpty() ? null : rooms.named(firstRoom);
        if (nowhere) {
            Stream.concat(Stream.ofNullable(meant), rooms.rooms().stream())
                    .filter(room -> !room.isDirect())
                    // nobody is asked for a password before they have seen anything
                    .filter(room -> room == meant || !room.lockedProperty().get())
                    .findFirst()
                    .ifPresent(room -> join(room.name(), room == meant ? firstToken : ""));
        }
    }

    /// A room was entered; answers whether this person asked for it and waits to see it.
    boolean entered(long re, String name) {
        entering.remove(Names.key(name));
        password.entered(name);
        return wanted.remove(re);
    }

    @Nullable RoomModel neighborOf(RoomModel room) {
        return rooms.rooms().stream()
                .filter(other -> other != room)
                .filter(other -> other.membershipProperty().get() == Membership.INSIDE)
                .findFirst()
                .orElse(null);
    }

    void onDisconnected() {
        password.dismiss();
        wanted.clear();
        entering.clear();
    }
}
