package foyer.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a client asks of a server. Values; any thread. The wire's `type` is the record's name in
/// snake_case; docs/protocol.md has an example of each.
public sealed interface Command {

    /// Whether it holds a password, which no stranger may read.
    default boolean isSecret() {
        return false;
    }

    /// The first command on every connection.
    ///
    /// @param protocol the highest protocol number the client speaks
    /// @param name what the member wants to be called
    /// @param key the member's secret; never shown to others
    /// @param password the server's, if it asks for one; or the token of an invitation
    record Hello(int protocol, String name, String key, @Nullable String password)
            implements Command {
        public Hello {
            name = Names.person(name);
            FieldChecks.key(key);
            password = password == null ? null : Names.password(password);
        }

        /// Without a password.
        public Hello(int protocol, String name, String key) {
            this(protocol, name, key, null);
        }

        public Hello withName(String other) {
            return new Hello(protocol, other, key, password);
        }

        public Hello withoutPassword() {
            return new Hello(protocol, name, key);
        }

        @Override
        public boolean isSecret() {
            return password != null;
        }

        @Override
        public String toString() {
            return "Hello[protocol=" + protocol + ", name=" + name + "]";
        }
    }

    /// Says something in a room one is in.
    ///
    /// @param n the member's own number for this message: sent again with the same number, it is
    ///   stored once
    /// @param text may be empty where there is a file
    /// @param to the `seq` of the message it answers, if it does
    /// @param file what comes with it; the server has all of it already, see [Offer]
    record Say(String room, long n, String text, @Nullable Long to, @Nullable SharedFile file)
            implements Command {
        public Say {
            room = Names.room(room);
            FieldChecks.positive("n", n);
            text = Names.message(text, file);
            if (to != null) {
                FieldChecks.positive("to", to);
            }
        }

        /// Words alone.
        public Say(String room, long n, String text, @Nullable Long to) {
            this(room, n, text, to, null);
        }

        /// An answer to nothing.
        public Say(String room, long n, String text) {
            this(room, n, text, null);
        }
    }

    /// Says that one has a file to give, or to go on giving.
    ///
    /// @param file its SHA-256, in small hexadecimal digits
    /// @param bytes how long it is
    record Offer(String file, long bytes) implements Command {
        public Offer {
            FieldChecks.file(file);
            FieldChecks.positive("bytes", bytes);
        }
    }

    /// The next stretch of a file that was offered and is [Event.Wanted].
    ///
    /// @param offset where in the file it begins
    /// @param data at most [Limits#PIECE_BYTES] in base 64 (RFC 4648, with padding)
    record Chunk(String file, long offset, String data) implements Command {
        public Chunk {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
            FieldChecks.data(data);
        }
    }

    /// Takes back what was offered: the server forgets what it has of it.
    record Withdraw(String file) implements Command {
        public Withdraw {
            FieldChecks.file(file);
        }
    }

    /// Asks for the next stretches of a file that was shared in a room one is in.
    ///
    /// @param offset where they are to begin
    record Fetch(String room, String file, long offset) implements Command {
        public Fetch {
            room = Names.room(room);
            FieldChecks.file(file);
            FieldChecks.offset(offset);
        }
    }

    /// Gives a message of one's own other words.
    ///
    /// @param of the message's `seq`
    record Edit(String room, long of, String text) implements Command {
        public Edit {
            room = Names.room(room);
            FieldChecks.positive("of", of);
            text = Names.message(text);
        }
    }

    /// Takes a message away: one's own; for hosts and moderators anybody's.
    ///
    /// @param of the message's `seq`
    record Delete(String room, long of) implements Command {
        public Delete {
            room = Names.room(room);
            FieldChecks.positive("of", of);
        }
    }

    /// Marks a message with an emoji, or takes the mark back.
    ///
    /// @param of the message's `seq`
    record React(String room, long of, String emoji, boolean on) implements Command {
        public React {
            room = Names.room(room);
            FieldChecks.positive("of", of);
            emoji = Names.emoji(emoji);
        }
    }

    /// Puts a message where all of the room find it, or takes it from there; for the room's owner,
    /// hosts and moderators, and for both in a direct conversation.
    ///
    /// @param of the message's `seq`
    record Pin(String room, long of, boolean on) implements Command {
        public Pin {
            room = Names.room(room);
            FieldChecks.positive("of", of);
        }
    }

    /// Tells that one has read a room so far.
    record Read(String room, long seq) implements Command {
        public Read {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
        }
    }

    /// Tells the others in a room that one is writing just now.
    record Typing(String room) implements Command {
        public Typing {
            room = Names.room(room);
        }
    }

    /// Tells whether one is at hand.
    ///
    /// @param words of one's own, if one wants to say more
    record SetPresence(Presence presence, @Nullable String words) implements Command {
        public SetPresence {
            FieldChecks.notNull(presence, "presence");
            words = words == null ? null : Names.status(words);
        }
    }

    /// Looks for words in what was said where one is in.
    ///
    /// @param words all of them must be in it; the last may go on
    /// @param room only there
    /// @param by only what this member said
    /// @param since only what was said at this time or later; milliseconds since 1970
    /// @param until only what was said before this time
    /// @param skip so many of the newest that fit are passed over, to go on from `found`
    record Search(
            String words,
            @Nullable String room,
            @Nullable String by,
            @Nullable Long since,
            @Nullable Long until,
            @Nullable Integer skip)
            implements Command {
        public Search {
            words = Names.search(words);
            room = room == null ? null : Names.room(room);
            if (by != null) {
                FieldChecks.id(by);
            }
            if (skip != null) {
                FieldChecks.range("skip", skip, 0, 100_000);
            }
        }
    }

    /// Asks for the same text back, to this connection only.
    record Echo(String text) implements Command {
        public Echo {
            text = Names.message(text);
        }
    }

    /// Says something in every room of the server; for hosts and moderators.
    record Announce(long n, String text) implements Command {
        public Announce {
            FieldChecks.positive("n", n);
            text = Names.message(text);
        }
    }

    /// Enters a room, making it if there is none.
    ///
    /// @param after the last `seq` the client has of this room, to get only what it missed
    /// @param log the log that `seq` belongs to, as [Event.Entered] named it; nothing if the client
    ///   does not know
    /// @param password the room's, if it asks for one; or the token of an invitation
    record Join(String room, @Nullable Long after, @Nullable String log, @Nullable String password)
            implements Command {
        public Join {
            room = Names.room(room);
            if (after != null) {
                FieldChecks.range("after", after, 0, (1L << 53) - 1);
            }
            FieldChecks.log(log);
            password = password == null ? null : Names.password(password);
        }

        /// Without a password.
        public Join(String room, @Nullable Long after, @Nullable String log) {
            this(room, after, log, null);
        }

        /// By somebody who has nothing of the room.
        public Join(String room) {
            this(room, null, null);
        }

        public Join withPassword(String word) {
            return new Join(room, after, log, word);
        }

        @Override
        public boolean isSecret() {
            return password != null;
        }

        @Override
        public String toString() {
            return "Join[room=" + room + ", after=" + after + "]";
        }
    }

    /// Has the server, or a room, ask for a password from now on; for hosts, and for a room's
    /// owner.
    ///
    /// @param room the room; the whole server if missing
    /// @param password empty to ask for none any more
    record SetPassword(@Nullable String room, String password) implements Command {
        public SetPassword {
            room = room == null ? null : Names.room(room);
            FieldChecks.notNull(password, "password");
            password = password.isEmpty() ? "" : Names.password(password);
        }

        @Override
        public boolean isSecret() {
            return !password.isEmpty();
        }

        @Override
        public String toString() {
            return "SetPassword[room=" + room + "]";
        }
    }

    /// Asks for a token that lets somebody in who does not know the password; for hosts, and for a
    /// room's owner.
    ///
    /// @param room the room to open, and for a host the server too; only the server if missing
    /// @param once whether it opens but once
    /// @param minutes how long it holds; a day if not said
    record Invite(@Nullable String room, boolean once, @Nullable Integer minutes)
            implements Command {
        public Invite {
            room = room == null ? null : Names.room(room);
            if (minutes != null) {
                FieldChecks.range("minutes", minutes, 1, Limits.INVITATION_MINUTES_MAX);
            }
        }

        /// How long it holds.
        public Duration lasting() {
            return Duration.ofMinutes(minutes == null ? Limits.INVITATION_MINUTES : minutes);
        }
    }

    /// Leaves a room; leaving one that one is not in changes nothing.
    record Leave(String room) implements Command {
        public Leave {
            room = Names.room(room);
        }
    }

    /// Closes a room for everybody; for its owner and hosts.
    ///
    /// @param seconds until it closes; 30 if not said
    /// @param reason shown to all, if one is given
    record CloseRoom(String room, @Nullable Integer seconds, @Nullable String reason)
            implements Command {
        public CloseRoom {
            room = Names.room(room);
            reason = Names.reasonIfAny(reason);
            if (seconds != null) {
                FieldChecks.range("seconds", seconds, 0, Limits.CLOSE_SECONDS_MAX);
            }
        }

        /// Without a reason.
        public CloseRoom(String room, @Nullable Integer seconds) {
            this(room, seconds, null);
        }

        /// The seconds until it closes.
        public int grace() {
            return seconds == null ? Limits.CLOSE_SECONDS : seconds;
        }
    }

    /// Takes a closing back before it happens.
    record KeepRoom(String room) implements Command {
        public KeepRoom {
            room = Names.room(room);
        }
    }

    /// Changes a room's topic; for its owner, hosts and moderators.
    record SetTopic(String room, String topic) implements Command {
        public SetTopic {
            room = Names.room(room);
            topic = Names.topic(topic);
        }
    }

    /// Says how long a room keeps what is said in it; for its owner and hosts, and for both in a
    /// direct conversation. What is kept no longer goes at once.
    record SetKeeping(String room, Retention keeping) implements Command {
        public SetKeeping {
            room = Names.room(room);
            FieldChecks.notNull(keeping, "keeping");
        }
    }

    /// Takes another name.
    record Rename(String name) implements Command {
        public Rename {
            name = Names.person(name);
        }
    }

    /// Asks for older words of a room one is in.
    ///
    /// @param before only what has a smaller `seq` than this
    /// @param limit at most this many, 200 at the most
    record History(String room, long before, int limit) implements Command {
        public History {
            room = Names.room(room);
            FieldChecks.positive("before", before);
            FieldChecks.range("limit", limit, 1, Limits.HISTORY_PAGE);
        }
    }

    /// Opens the conversation with one other member and enters it.
    record Direct(String member) implements Command {
        public Direct {
            FieldChecks.id(member);
        }
    }

    /// Asks for a `pong`.
    record Ping() implements Command {}

    /// Sends somebody off the server; for hosts and moderators.
    record Remove(String member, String reason) implements Command {
        public Remove {
            FieldChecks.id(member);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Sends somebody off the server and does not let them in again; for hosts and moderators.
    ///
    /// @param minutes for how long; until it is lifted if missing
    /// @param address whether to let nobody in from the address they are at, either
    record Ban(String member, @Nullable Integer minutes, String reason, boolean address)
            implements Command {
        public Ban {
            FieldChecks.id(member);
            FieldChecks.penalty(minutes);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Lets somebody in again; for hosts and moderators.
    record Unban(String member) implements Command {
        public Unban {
            FieldChecks.id(member);
        }
    }

    /// Lets somebody say nothing more; for hosts and moderators.
    ///
    /// @param minutes for how long; until it is lifted if missing
    record Mute(String member, @Nullable Integer minutes, String reason) implements Command {
        public Mute {
            FieldChecks.id(member);
            FieldChecks.penalty(minutes);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Lets somebody say things again; for hosts and moderators.
    record Unmute(String member) implements Command {
        public Unmute {
            FieldChecks.id(member);
        }
    }

    /// Makes somebody a moderator, or a plain member again; for hosts.
    record SetRole(String member, Role role) implements Command {
        public SetRole {
            FieldChecks.id(member);
            FieldChecks.notNull(role, "role");
        }
    }

    /// Has the server announce something every so many minutes; for hosts and moderators.
    record AddSchedule(String text, int minutes) implements Command {
        public AddSchedule {
            text = Schedule.text(text);
            FieldChecks.range("minutes", minutes, 1, Limits.SCHEDULE_MINUTES_MAX);
        }
    }

    /// Ends a scheduled announcement; for hosts and moderators.
    record DropSchedule(long schedule) implements Command {}

    /// Says goodbye: the server sends all that waits, answers with `goodbye` and closes.
    record Goodbye() implements Command {}
}
