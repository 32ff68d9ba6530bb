package foyer.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server tells a client. Values; any thread. The wire's `type` is the record's name in
/// snake_case; docs/protocol.md has an example of each.
public sealed interface Event
        permits LogEntry,
                Event.Banned,
                Event.Bans,
                Event.Counted,
                Event.Echoed,
                Event.Entered,
                Event.Found,
                Event.Goodbye,
                Event.Invited,
                Event.Joined,
                Event.Left,
                Event.Muted,
                Event.Page,
                Event.PasswordSet,
                Event.Pins,
                Event.Pong,
                Event.Piece,
                Event.PresenceSet,
                Event.Present,
                Event.ReadUpTo,
                Event.Refused,
                Event.Renamed,
                Event.RoleSet,
                Event.RoomClosed,
                Event.RoomClosing,
                Event.RoomKept,
                Event.RoomOpened,
                Event.Rooms,
                Event.Schedules,
                Event.Storing,
                Event.Taken,
                Event.Typing,
                Event.Unbanned,
                Event.Unmuted,
                Event.Wanted,
                Event.Welcome {

    /// The answer to `hello`; `rooms` follow.
    ///
    /// @param server what the server is called
    /// @param log which database the `seq`s belong to; with another one, cursors mean nothing
    /// @param locked true if the server asks for a password; else nothing
    record Welcome(int protocol, String server, String log, Member you, @Nullable Boolean locked)
            implements Event {
        public Welcome {
            FieldChecks.notNull(server, "server");
            FieldChecks.notNull(log, "log");
            FieldChecks.notNull(you, "you");
            locked = Boolean.TRUE.equals(locked) ? true : null;
        }

        /// Of a server that asks for no password.
        public Welcome(int protocol, String server, String log, Member you) {
            this(protocol, server, log, you, null);
        }

        public boolean isLocked() {
            return locked != null;
        }
    }

    /// Something was not done.
    ///
    /// @param re the id of the command, 0 where it had none
    /// @param code what kind of refusal
    /// @param words what to show the person
    /// @param why what the words say, for other languages; nothing if it is what the code says
    record Refused(long re, ErrorCode code, String words, @Nullable Explanation why)
            implements Event {
        public Refused {
            code = FieldChecks.orElse(code, ErrorCode.INVALID);
            FieldChecks.notNull(words, "words");
        }

        public Refused(long re, ErrorCode errorCode, String words) {
            this(re, errorCode, words, null);
        }
    }

    /// The rooms there are, after `welcome`, in as many frames as they need.
    ///
    /// @param more whether another `rooms` follows
    record Rooms(List<RoomInfo> rooms, boolean more) implements Event {
        public Rooms {
            rooms = FieldChecks.list(rooms);
        }
    }

    /// The answer to `echo`.
    ///
    /// @param re the id of the `echo`
    record Echoed(long re, String text) implements Event {
        public Echoed {
            FieldChecks.notNull(text, "text");
        }
    }

    /// One is in a room now; `present` and `page` follow.
    ///
    /// @param re the id of the `join` or `direct` that asked for it, 0 if somebody else began a
    ///   direct conversation
    /// @param last the room's newest `seq`, 0 while nothing was said
    /// @param anew whether what the client has of the room is to be dropped: it asked for what it
    ///   missed, and that was too much or of another log
    /// @param log which log the room's `seq`s belong to, for the next [Command.Join]
    record Entered(long re, RoomInfo room, long last, boolean anew, String log) implements Event {
        public Entered {
            FieldChecks.notNull(room, "room");
            log = FieldChecks.orElse(log, "");
        }
    }

    /// Who is in a room, after `entered`, in as many frames as they need.
    record Present(String room, List<Member> members) implements Event {
        public Present {
            room = Names.room(room);
            members = FieldChecks.list(members);
        }
    }

    /// A stretch of a room's log, oldest first: after `entered` what was missed, after `history`
    /// what is older.
    ///
    /// @param more whether there is something older than the first of these
    record Page(String room, List<LogEntry> entries, boolean more) implements Event {
        public Page {
            room = Names.room(room);
            entries = FieldChecks.list(entries);
        }
    }

    /// How far members have read a room, oneself among them: after `present`, and whenever that
    /// changes. In a room of many people one is told only of oneself.
    ///
    /// @param seqs the last `seq` read, by member
    record ReadUpTo(String room, Map<String, Long> seqs) implements Event {
        public ReadUpTo {
            room = Names.room(room);
            seqs = seqs == null ? Map.of() : Map.copyOf(seqs);
        }
    }

    /// The messages pinned in a room, the last one pinned first: after `entered`, if there are any,
    /// in as many frames as they need.
    record Pins(String room, List<LogEntry> entries) implements Event {
        public Pins {
            room = Names.room(room);
            entries = FieldChecks.list(entries);
        }
    }

    /// Somebody in a room one is in is writing just now. It may be missing, and it is over after
    /// some seconds.
    record Typing(String room, String member) implements Event {
        public Typing {
            room = Names.room(room);
            FieldChecks.id(member);
        }
    }

    /// Somebody one shares a room with, or oneself, is at hand or not.
    record PresenceSet(String member, Presence presence, @Nullable String words) implements Event {
        public PresenceSet {
            FieldChecks.id(member);
            presence = FieldChecks.orElse(presence, Presence.HERE);
            words = words == null ? null : Names.status(words);
        }
    }

    /// The answer to `search`: the newest that fits first.
    ///
    /// @param re the id of the `search`
    /// @param more whether there is more that fits
    record Found(long re, List<LogEntry> entries, boolean more) implements Event {
        public Found {
            entries = FieldChecks.list(entries);
        }
    }

    /// The answer to `offer`: the server takes the file, from there on.
    ///
    /// @param re the id of the `offer`
    /// @param from how much of it the server has; all of it if that is the file's length
    record Wanted(long re, String file, long from) implements Event {
        public Wanted {
            FieldChecks.file(file);
            FieldChecks.offset(from);
        }
    }

    /// The answer to `chunk`. Once the server has the whole file, that is what was offered, and on
    /// its disk.
    ///
    /// @param offset how much of it the server has now
    record Taken(String file, long offset) implements Event {
        public Taken {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
        }
    }

    /// A stretch of a file, in answer to `fetch`; several may follow each other.
    ///
    /// @param data as in [Command.Chunk]
    /// @param more whether the file goes on behind it
    record Piece(String file, long offset, String data, boolean more) implements Event {
        public Piece {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
            FieldChecks.data(data);
        }
    }

    /// Somebody entered a room one is in.
    record Joined(String room, Member member) implements Event {
        public Joined {
            room = Names.room(room);
            FieldChecks.notNull(member, "member");
        }
    }

    /// Somebody is no longer in a room one is in.
    ///
    /// @param words who sent them away and why, if somebody did
    /// @param why the same for other languages
    record Left(
            String room,
            String member,
            String name,
            Departure reason,
            @Nullable String words,
            @Nullable Explanation why)
            implements Event {
        public Left {
            room = Names.room(room);
            FieldChecks.id(member);
            name = Names.person(name);
            reason = FieldChecks.orElse(reason, Departure.LOST);
        }

        /// Of somebody whom nobody sent away.
        public Left(String room, String member, String name, Departure reason) {
            this(room, member, name, reason, null, null);
        }
    }

    /// Somebody one shares a room with, or oneself, has another name.
    record Renamed(String member, String from, String to) implements Event {
        public Renamed {
            FieldChecks.id(member);
            from = Names.person(from);
            to = Names.person(to);
        }
    }

    /// There is a new room.
    record RoomOpened(RoomInfo room) implements Event {
        public RoomOpened {
            FieldChecks.notNull(room, "room");
        }
    }

    /// A room will close unless somebody keeps it.
    ///
    /// @param reason why, if that was said
    record RoomClosing(String room, String by, String name, int seconds, @Nullable String reason)
            implements Event {
        public RoomClosing {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            reason = Names.reasonIfAny(reason);
        }

        /// Without a reason.
        public RoomClosing(String room, String by, String name, int seconds) {
            this(room, by, name, seconds, null);
        }
    }

    /// A room will not close after all.
    record RoomKept(String room, String by, String name) implements Event {
        public RoomKept {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
        }
    }

    /// A room is gone, and its log with it.
    ///
    /// @param reason why, if that was said
    record RoomClosed(String room, String by, String name, @Nullable String reason)
            implements Event {
        public RoomClosed {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            reason = Names.reasonIfAny(reason);
        }

        /// Without a reason.
        public RoomClosed(String room, String by, String name) {
            this(room, by, name, null);
        }
    }

    /// The server, or a room, asks for a password from now on, or for none any more.
    ///
    /// @param room the room; the whole server if missing
    /// @param by the id of who set it or took it away
    /// @param locked whether a password is asked now
    record PasswordSet(@Nullable String room, String by, String name, boolean locked)
            implements Event {
        public PasswordSet {
            room = room == null ? null : Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
        }
    }

    /// The answer to `invite`.
    ///
    /// @param re the id of the `invite`
    /// @param token what to give in place of the password
    /// @param once whether it opens but once
    /// @param until milliseconds since 1970
    record Invited(long re, @Nullable String room, String token, boolean once, long until)
            implements Event {
        public Invited {
            room = room == null ? null : Names.room(room);
            FieldChecks.notNull(token, "token");
        }

        @Override
        public String toString() {
            return "Invited[re=" + re + ", room=" + room + ", once=" + once + "]";
        }
    }

    /// How many people are in the rooms where that changed; told at most four times a second.
    record Counted(Map<String, Integer> people) implements Event {
        public Counted {
            people = people == null ? Map.of() : Map.copyOf(people);
        }
    }

    /// The answer to `ping`.
    ///
    /// @param re the id of the `ping`
    record Pong(long re) implements Event {}

    /// Somebody one shares a room with, or oneself, has another role.
    record RoleSet(String member, Role role) implements Event {
        public RoleSet {
            FieldChecks.id(member);
            role = FieldChecks.orElse(role, Role.MEMBER);
        }
    }

    /// Somebody is not let in any more.
    ///
    /// @param by the id of who did it
    /// @param byName what that one is called
    /// @param until milliseconds since 1970; nothing until it is lifted
    record Banned(
            String member,
            String name,
            String by,
            String byName,
            String reason,
            @Nullable Long until)
            implements Event {
        public Banned {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.id(by);
            byName = Names.person(byName);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Somebody may come in again.
    ///
    /// @param by the id of who lifted it; empty if its time was over
    /// @param byName what that one is called, or the server
    record Unbanned(String member, String name, String by, String byName) implements Event {
        public Unbanned {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.notNull(by, "by");
            byName = Names.person(byName);
        }
    }

    /// Somebody one shares a room with, or oneself, may say nothing for now.
    ///
    /// @param by the id of who did it
    /// @param byName what that one is called
    /// @param until milliseconds since 1970; nothing until it is lifted
    record Muted(
            String member,
            String name,
            String by,
            String byName,
            String reason,
            @Nullable Long until)
            implements Event {
        public Muted {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.id(by);
            byName = Names.person(byName);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Somebody may say things again.
    ///
    /// @param by the id of who lifted it; empty if its time was over
    /// @param byName what that one is called, or the server
    record Unmuted(String member, String name, String by, String byName) implements Event {
        public Unmuted {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.notNull(by, "by");
            byName = Names.person(byName);
        }
    }

    /// Who is not let in, all of them, in as many frames as they need; to hosts and moderators.
    ///
    /// @param more whether another `bans` follows
    record Bans(List<Ban> bans, boolean more) implements Event {
        public Bans {
            bans = FieldChecks.list(bans);
        }
    }

    /// The scheduled announcements as they are now; to hosts and moderators.
    record Schedules(List<Schedule> schedules) implements Event {
        public Schedules {
            schedules = FieldChecks.list(schedules);
        }
    }

    /// Whether the server can store anything; told when that changes, and after `welcome` while it
    /// cannot.
    ///
    /// @param words what to show the person
    record Storing(boolean works, String words) implements Event {
        public Storing {
            FieldChecks.notNull(words, "words");
        }
    }

    /// The last event of a connection.
    ///
    /// @param words what to show the person, may be empty
    /// @param retryAfter seconds after which to come back, or nothing if there is no use in it
    /// @param why what the words say, for other languages; nothing if it is what the reason says
    record Goodbye(
            Departure reason, String words, @Nullable Integer retryAfter, @Nullable Explanation why)
            implements Event {
        public Goodbye {
            reason = FieldChecks.orElse(reason, Departure.LOST);
            words = FieldChecks.orElse(words, "");
        }

        public Goodbye(Departure reason, String words, @Nullable Integer retryAfter) {
            this(reason, words, retryAfter, null);
        }
    }
}
