package foyer.state;

import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.memory.ServerMemory;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Invalid;
import foyer.protocol.Keeping;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.state.RoomModel.Presence;
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
    private final Errands errands;
    private final ServerMemory memory;
    private final Uploads uploads;
    private final Choosing choosing;
    private final RoomPassword password;
    private final Set<Long> wanted = new HashSet<>();
    private final Set<String> entering = new HashSet<>();
    private Supplier<Keeping> keepingOfNew = () -> Keeping.ALWAYS;
    private String firstRoom = "";
    private String firstToken = "";

    RoomActions(
            RoomList rooms,
            Errands errands,
            ServerMemory memory,
            Uploads uploads,
            Choosing choosing) {
        this.memory = memory;
        this.uploads = uploads;
        this.choosing = choosing;
        this.rooms = rooms;
        this.errands = errands;
        this.password = new RoomPassword(this::join);
    }

    /// The password of a room that asked for one.
    public RoomPassword password() {
        return password;
    }

    /// Shows a room, and enters it first if this person is not in it.
    public void open(RoomModel room) {
        if (room.presenceProperty().get() == Presence.OUTSIDE) {
            join(room.name());
        } else {
            rooms.select(room);
        }
    }

    /// Shows the next room down the list, or up with -1, of those this person is in.
    public void step(int by) {
        List<RoomModel> open =
                rooms.rooms().stream()
                        .filter(room -> room.presenceProperty().get() != Presence.OUTSIDE)
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
    boolean join(String typed, String token) {
        rooms.setRefusal("");
        password.dismiss();
        try {
            var join = new Command.Join(typed);
            return join(token.isEmpty() ? join : join.withPassword(token));
        } catch (Invalid e) {
            rooms.setRefusal(Refusals.words(e));
            return false;
        }
    }

    private boolean join(Command.Join join) {
        long id = errands.send(join, (code, words) -> notEntered(join, code, words, true));
        if (id == 0) {
            notEntered(join, Code.FAULT, errands.whyNot(join), true);
        }
        return want(id);
    }

    private void notEntered(Command.Join join, Code code, String words, boolean wanted) {
        entering.remove(Names.key(join.room()));
        if (!password.isAsked(join, code, words, wanted)) {
            rooms.setRefusal(words);
            return;
        }
        RoomModel room = rooms.named(join.room());
        if (room != null && room.presenceProperty().get() == Presence.RETURNING) {
            putOut(room);
        }
    }

    /// This person is not in a room any more, and does not mean to be.
    void left(RoomModel room) {
        forget(room);
        uploads.end(room, Texts.of("files.room_left", room.titleProperty().get()));
        putOut(room);
    }

    private void forget(RoomModel room) {
        choosing.left(room);
        memory.left(room.name());
    }

    /// A room is not there any more; whoever was in it can read on.
    void closed(RoomModel room) {
        uploads.end(room, Texts.of("files.room_closed", room.titleProperty().get()));
        if (room.presenceProperty().get() == Presence.OUTSIDE) {
            rooms.remove(room);
        } else {
            room.setClosing(null);
            room.setPresence(Presence.CLOSED);
        }
    }

    /// This person is not in the room any more.
    void putOut(RoomModel room) {
        room.setPresence(Presence.OUTSIDE);
        if (rooms.selectedProperty().get() == room) {
            rooms.select(anotherThan(room));
        }
    }

    /// Opens the conversation with one other person and shows it.
    public void direct(String memberId) {
        rooms.setRefusal("");
        var _ = want(errands.ask(new Command.Direct(memberId), rooms::setRefusal));
    }

    private boolean want(long id) {
        return id != 0 && wanted.add(id);
    }

    public void leave(RoomModel room) {
        if (room.presenceProperty().get() == Presence.CLOSED) {
            RoomModel next = anotherThan(room);
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
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
            return false;
        }
    }

    public void keep(RoomModel room) {
        ask(room, new Command.KeepRoom(room.name()));
    }

    public void setTopic(RoomModel room, String topic) {
        try {
            ask(room, new Command.SetTopic(room.name(), topic));
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
        }
    }

    public void setKeeping(RoomModel room, Keeping keeping) {
        ask(room, new Command.SetKeeping(room.name(), keeping));
    }

    /// How long rooms that this person makes keep what is said.
    void keepNewRooms(Supplier<Keeping> wanted) {
        keepingOfNew = wanted;
    }

    /// This person has entered a room.
    ///
    /// @param last the newest `seq` there; 0 in one that is new
    void entered(RoomModel room, long last, String me) {
        Keeping wanted = keepingOfNew.get();
        boolean isNew = last == 0 && !room.isDirect() && room.owner().equals(me);
        if (isNew && room.keepingProperty().get() != wanted) {
            setKeeping(room, wanted);
        }
    }

    /// Sends somebody off the server.
    public void remove(RoomModel seenIn, String memberId, String reason) {
        try {
            ask(seenIn, new Command.Remove(memberId, reason));
        } catch (Invalid e) {
            seenIn.setRefusal(Refusals.words(e));
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
        } catch (Invalid e) {
            seenIn.setRefusal(Refusals.words(e));
        }
    }

    /// Lets somebody say nothing more.
    ///
    /// @param minutes for how long; nothing until that is lifted
    public void mute(RoomModel seenIn, String memberId, @Nullable Integer minutes, String reason) {
        try {
            ask(seenIn, new Command.Mute(memberId, minutes, reason));
        } catch (Invalid e) {
            seenIn.setRefusal(Refusals.words(e));
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
        errands.ask(command, room::setRefusal);
    }

    /// Has a room ask whoever comes for a password.
    ///
    /// @param words empty to ask for none any more
    public void setPassword(RoomModel room, String words) {
        try {
            ask(room, new Command.SetPassword(room.name(), words));
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
        }
    }

    /// Goes into a room without showing it.
    void enter(Command.Join join) {
        if (entering.add(Names.key(join.room()))) {
            if (errands.send(join, (code, words) -> notEntered(join, code, words, false)) == 0) {
                rooms.setRefusal(errands.whyNot(join));
            }
        }
    }

    /// A room this person was in is not there any more. A direct conversation is opened again,
    /// since the server forgets one in which nothing was said; any other is closed.
    void enterAgain(RoomModel room, long nowMillis) {
        String other = room.withId();
        if (isEntering(room.name())) {
            return;
        }
        if (other != null) {
            entering.add(Names.key(room.name()));
            errands.ask(new Command.Direct(other), room::setRefusal);
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
    void goFirstTo(String room, String token) {
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
                                        room -> room.presenceProperty().get() != Presence.OUTSIDE);
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

    @Nullable RoomModel anotherThan(RoomModel room) {
        return rooms.rooms().stream()
                .filter(other -> other != room)
                .filter(other -> other.presenceProperty().get() == Presence.INSIDE)
                .findFirst()
                .orElse(null);
    }

    void forgetAll() {
        password.dismiss();
        wanted.clear();
        entering.clear();
    }
}
