package foyer.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event that a server sends to a client. The wire's `type` is the record's name in snake_case;
/// docs/protocol.md has an example of each. A field `re` is the id of the answered command.
/// Immutable.
public sealed interface Event
        permits LogEntry,
                Event.Accepted,
                Event.Banned,
                Event.Bans,
                Event.Challenge,
                Event.Counted,
                Event.Done,
                Event.Echoed,
                Event.Entered,
                Event.Found,
                Event.Goodbye,
                Event.Ignoring,
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
                Event.Proved,
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

    /// The first event of a connection at the guests' port: a guest signs it in `hello`.
    ///
    /// @param nonce new for each connection
    /// @param server the server's key fingerprint, or its log id if it has no key
    record Challenge(String nonce, String server) implements Event {
        public Challenge {
            FieldChecks.notNull(nonce, "nonce");
            FieldChecks.notNull(server, "server");
        }
    }

    /// An event that names the command it answers, rather than getting a `re` when it is sent to
    /// the command's sender.
    interface Answer {
        /// The command's id; 0 if it had none.
        long re();
    }

    /// The answer to `prove`: the password or token was right, and the server knows it, too.
    ///
    /// @param proof by the server, in hexadecimal digits
    record Proved(long re, String proof) implements Event, Answer {
        public Proved {
            FieldChecks.hex("proof", proof, PasswordChallenge.PROOF_DIGITS);
        }
    }

    /// The answer to `hello`; `rooms` follow.
    ///
    /// @param server the name of the server
    /// @param log the store that `seq`s belong to; in another store they mean nothing
    /// @param locked true if the server has a password, else null
    record Welcome(int protocol, String server, String log, Member you, @Nullable Boolean locked)
            implements Event {
        public Welcome {
            FieldChecks.notNull(server, "server");
            FieldChecks.notNull(log, "log");
            FieldChecks.notNull(you, "you");
            locked = Boolean.TRUE.equals(locked) ? true : null;
        }

        /// Of a server without a password.
        public Welcome(int protocol, String server, String log, Member you) {
            this(protocol, server, log, you, null);
        }

        public boolean isLocked() {
            return locked != null;
        }
    }

    /// The refusal of a command.
    ///
    /// @param re 0 if the command had no id
    /// @param words English text for the user
    /// @param why the meaning of the text, for translation; null if the code says it
    /// @param challenge how to prove a missing password, or null
    record Refused(
            long re,
            ErrorCode code,
            String words,
            @Nullable Explanation why,
            @Nullable PasswordChallenge challenge)
            implements Event, Answer {
        public Refused {
            code = FieldChecks.orElse(code, ErrorCode.INVALID);
            FieldChecks.notNull(words, "words");
        }

        /// Of anything but a password.
        public Refused(
                long re, ErrorCode errorCode, String words, @Nullable Explanation explanation) {
            this(re, errorCode, words, explanation, null);
        }

        public Refused(long re, ErrorCode errorCode, String words) {
            this(re, errorCode, words, null);
        }

        /// As the answer to another command.
        public Refused to(long requestId) {
            return new Refused(requestId, code, words, why, challenge);
        }
    }

    /// All rooms, after `welcome`, in as many frames as necessary.
    ///
    /// @param more whether another `rooms` follows
    record Rooms(List<RoomInfo> rooms, boolean more) implements Event {
        public Rooms {
            rooms = FieldChecks.list(rooms);
        }
    }

    /// The answer to `echo`.
    record Echoed(long re, String text) implements Event, Answer {
        public Echoed {
            FieldChecks.notNull(text, "text");
        }
    }

    /// The member is in a room; `present` and `page` follow.
    ///
    /// @param re the id of the `join` or `direct`; 0 if the other member opened the direct
    ///   conversation
    /// @param last the room's newest `seq`; 0 if it has no entry
    /// @param anew whether the client must drop its entries: it missed too many, or they are of
    ///   another log
    /// @param log the log that the room's `seq`s belong to, for the next [Command.Join]
    record Entered(long re, RoomInfo room, long last, boolean anew, String log)
            implements Event, Answer {
        public Entered {
            FieldChecks.notNull(room, "room");
            log = FieldChecks.orElse(log, "");
        }
    }

    /// The members of a room, after `entered`, in as many frames as necessary.
    record Present(String room, List<Member> members) implements Event {
        public Present {
            room = Names.room(room);
            members = FieldChecks.list(members);
        }
    }

    /// Entries of a room's log, oldest first: after `entered` the missed ones, after `history`
    /// older ones.
    ///
    /// @param more whether there are older entries
    record Page(String room, List<LogEntry> entries, boolean more) implements Event {
        public Page {
            room = Names.room(room);
            entries = FieldChecks.list(entries);
        }
    }

    /// Read positions in a room: after `present`, and whenever they change. In a large room only
    /// the member's own.
    ///
    /// @param seqs the last `seq` read, by member id
    record ReadUpTo(String room, Map<String, Long> seqs) implements Event {
        public ReadUpTo {
            room = Names.room(room);
            seqs = seqs == null ? Map.of() : Map.copyOf(seqs);
        }
    }

    /// The pinned messages of a room, the last pinned first: after `entered`, if there are any, in
    /// as many frames as necessary.
    record Pins(String room, List<LogEntry> entries) implements Event {
        public Pins {
            room = Names.room(room);
            entries = FieldChecks.list(entries);
        }
    }

    /// A member is typing. Expires after some seconds; may be lost.
    record Typing(String room, String member) implements Event {
        public Typing {
            room = Names.room(room);
            FieldChecks.id(member);
        }
    }

    /// The presence of a member has changed.
    record PresenceSet(String member, Presence presence, @Nullable String words) implements Event {
        public PresenceSet {
            FieldChecks.id(member);
            presence = FieldChecks.orElse(presence, Presence.HERE);
            words = words == null ? null : Names.status(words);
        }
    }

    /// The answer to `search`, newest match first.
    ///
    /// @param more whether there are more matches
    /// @param indexing true while older messages are not in the index; otherwise null
    record Found(long re, List<LogEntry> entries, boolean more, @Nullable Boolean indexing)
            implements Event, Answer {
        public Found {
            entries = FieldChecks.list(entries);
            indexing = Boolean.TRUE.equals(indexing) ? true : null;
        }

        /// An answer from a complete index.
        public Found(long re, List<LogEntry> entries, boolean more) {
            this(re, entries, more, null);
        }

        /// Whether matches may be missing because the server still adds messages to its index.
        public boolean isIndexing() {
            return indexing != null;
        }
    }

    /// The answer to `offer`: the server accepts the file.
    ///
    /// @param from the number of bytes the server already has; all if it equals the size
    record Wanted(long re, String file, long from) implements Event, Answer {
        public Wanted {
            FieldChecks.file(file);
            FieldChecks.offset(from);
        }
    }

    /// The answer to `chunk`. With the last one, the file is verified and on disk.
    ///
    /// @param offset the number of bytes the server has
    record Taken(String file, long offset) implements Event {
        public Taken {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
        }
    }

    /// A part of a file, in answer to `fetch`; several may follow.
    ///
    /// @param data as in [Command.Chunk]
    /// @param more whether the file continues
    record Piece(String file, long offset, String data, boolean more) implements Event {
        public Piece {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
            FieldChecks.data(data);
        }
    }

    /// A member has joined a room.
    record Joined(String room, Member member) implements Event {
        public Joined {
            room = Names.room(room);
            FieldChecks.notNull(member, "member");
        }
    }

    /// A member has left a room.
    ///
    /// @param words who removed the member and why, if a moderator did
    /// @param why the meaning of the text, for translation
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

        /// Of a member whom no moderator removed.
        public Left(String room, String member, String name, Departure reason) {
            this(room, member, name, reason, null, null);
        }
    }

    /// A member has changed their name.
    record Renamed(String member, String from, String to) implements Event {
        public Renamed {
            FieldChecks.id(member);
            from = Names.person(from);
            to = Names.person(to);
        }
    }

    /// A room was created.
    record RoomOpened(RoomInfo room) implements Event {
        public RoomOpened {
            FieldChecks.notNull(room, "room");
        }
    }

    /// A room will close, unless that is cancelled.
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

    /// The closing of a room was cancelled.
    record RoomKept(String room, String by, String name) implements Event {
        public RoomKept {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
        }
    }

    /// A room was closed, and its log removed.
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

    /// A password was set or removed.
    ///
    /// @param room null for the whole server
    /// @param locked whether there is a password
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
    /// @param token replaces the password
    /// @param once whether it can be used only once
    /// @param until milliseconds since 1970
    record Invited(long re, @Nullable String room, String token, boolean once, long until)
            implements Event, Answer {
        public Invited {
            room = room == null ? null : Names.room(room);
            FieldChecks.notNull(token, "token");
        }

        @Override
        public String toString() {
            return "Invited[re=" + re + ", room=" + room + ", once=" + once + "]";
        }
    }

    /// The number of people in rooms where it has changed; at most four times a second.
    record Counted(Map<String, Integer> people) implements Event {
        public Counted {
            people = people == null ? Map.of() : Map.copyOf(people);
        }
    }

    /// The answer to `ping`. The command was carried out, and nothing else answers it.
    record Done(long re) implements Event, Answer {}

    record Pong(long re) implements Event, Answer {}

    /// A member has another role.
    record RoleSet(String member, Role role) implements Event {
        public RoleSet {
            FieldChecks.id(member);
            role = FieldChecks.orElse(role, Role.MEMBER);
        }
    }

    /// A member was banned.
    ///
    /// @param by id of the moderator
    /// @param until milliseconds since 1970; null for no end
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

    /// A ban has ended.
    ///
    /// @param by id of the moderator; empty if it has expired
    /// @param byName name of the moderator or the server
    record Unbanned(String member, String name, String by, String byName) implements Event {
        public Unbanned {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.notNull(by, "by");
            byName = Names.person(byName);
        }
    }

    /// A member was muted.
    ///
    /// @param by id of the moderator
    /// @param until milliseconds since 1970; null for no end
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

    /// A mute has ended.
    ///
    /// @param by id of the moderator; empty if it has expired
    /// @param byName name of the moderator or the server
    record Unmuted(String member, String name, String by, String byName) implements Event {
        public Unmuted {
            FieldChecks.id(member);
            name = Names.person(name);
            FieldChecks.notNull(by, "by");
            byName = Names.person(byName);
        }
    }

    /// All bans, in as many frames as necessary; to hosts and moderators.
    ///
    /// @param more whether another `bans` follows
    record Bans(List<Ban> bans, boolean more) implements Event {
        public Bans {
            bans = FieldChecks.list(bans);
        }
    }

    /// A member has accepted the other's request: both may write in the direct conversation.
    ///
    /// @param by id of the member who accepted
    record Accepted(String room, String by) implements Event {
        public Accepted {
            room = Names.room(room);
            FieldChecks.id(by);
        }
    }

    /// The members whom the member ignores, after `welcome`, in as many frames as necessary.
    ///
    /// @param names their names when they were ignored, by member id
    /// @param more whether another `ignoring` follows
    record Ignoring(Map<String, String> names, boolean more) implements Event {
        public Ignoring {
            names = names == null ? Map.of() : Map.copyOf(names);
        }
    }

    /// All scheduled announcements; to hosts and moderators.
    record Schedules(List<Schedule> schedules) implements Event {
        public Schedules {
            schedules = FieldChecks.list(schedules);
        }
    }

    /// Whether the server can store messages; sent when that changes, and after `welcome` while it
    /// cannot.
    ///
    /// @param words English text for the user
    record Storing(boolean works, String words) implements Event {
        public Storing {
            FieldChecks.notNull(words, "words");
        }
    }

    /// The last event of a connection.
    ///
    /// @param words English text for the user; may be empty
    /// @param retryAfter seconds after which to reconnect; null to stay away
    /// @param why the meaning of the text, for translation; null if the reason says it
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
