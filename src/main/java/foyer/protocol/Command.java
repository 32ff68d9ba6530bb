package foyer.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A command of a client. The wire's `type` is the record's name in snake_case; docs/protocol.md
/// has an example of each. Immutable.
public sealed interface Command {

    /// Whether it holds a password, so that it needs a secure connection.
    default boolean isSecret() {
        return false;
    }

    /// Whether it carries or asks for a part of a file: a connection has only a few under way.
    default boolean isTransfer() {
        return this instanceof Chunk || this instanceof Fetch;
    }

    /// The first command on every connection.
    ///
    /// @param protocol the highest protocol number the client speaks
    /// @param name the member's name
    /// @param key the member's secret, never shown to others; null with a public key
    /// @param password the server's password or an invitation token, if the server is locked
    /// @param publicKey a guest's Ed25519 key in hexadecimal digits, or null
    /// @param signature over [MemberId#signedText], in hexadecimal digits; null without a public
    ///   key
    record Hello(
            int protocol,
            String name,
            @Nullable String key,
            @Nullable String password,
            @Nullable String publicKey,
            @Nullable String signature)
            implements Command {
        public Hello {
            name = Names.person(name);
            if (publicKey == null) {
                FieldChecks.notNull(key, "key");
            } else {
                FieldChecks.hex("public_key", publicKey, 64);
                FieldChecks.hex("signature", signature, 128);
            }
            if (key != null) {
                FieldChecks.key(key);
            }
            password = password == null ? null : Names.password(password);
        }

        /// Of a member with a secret key.
        public Hello(int protocol, String name, String key, @Nullable String password) {
            this(protocol, name, key, password, null, null);
        }

        /// Without a password.
        public Hello(int protocol, String name, String key) {
            this(protocol, name, key, null);
        }

        public Hello withName(String other) {
            return new Hello(protocol, other, key, password, publicKey, signature);
        }

        public Hello withoutPassword() {
            return new Hello(protocol, name, key, null, publicKey, signature);
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

    /// Answers the challenge of a refusal: proves the password, so that the refused command may be
    /// sent again.
    ///
    /// @param a SRP's value A in hexadecimal digits, or null without a password
    /// @param proof of the password, in hexadecimal digits, or null
    /// @param invitation proof of an invitation token, in hexadecimal digits, or null
    /// @param server the server's key fingerprint as the client sees it; empty without TLS
    record Prove(
            @Nullable String a, @Nullable String proof, @Nullable String invitation, String server)
            implements Command {
        public Prove {
            if (a != null) {
                FieldChecks.hex("a", a, PasswordChallenge.VALUE_DIGITS);
                FieldChecks.hex("proof", proof, PasswordChallenge.PROOF_DIGITS);
            }
            if (invitation != null || a == null) {
                FieldChecks.hex("invitation", invitation, PasswordChallenge.PROOF_DIGITS);
            }
            server = FieldChecks.orElse(server, "");
            FieldChecks.log(server);
        }
    }

    /// Sends a message to a room the member is in.
    ///
    /// @param n the member's number for this message; a repeat with the same number is stored once
    /// @param text may be empty with a file
    /// @param to the `seq` of the message it replies to, or null
    /// @param file an uploaded file, see [Offer], or null
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

        /// Without a file.
        public Say(String room, long n, String text, @Nullable Long to) {
            this(room, n, text, to, null);
        }

        /// Without a reply.
        public Say(String room, long n, String text) {
            this(room, n, text, null);
        }
    }

    /// Starts or resumes an upload.
    ///
    /// @param file its SHA-256 in lowercase hexadecimal digits
    /// @param bytes its size
    record Offer(String file, long bytes) implements Command {
        public Offer {
            FieldChecks.file(file);
            FieldChecks.positive("bytes", bytes);
        }
    }

    /// The next part of an upload that the server has accepted with [Event.Wanted].
    ///
    /// @param offset its place in the file
    /// @param data at most [Limits#PIECE_BYTES] in base 64 (RFC 4648, with padding)
    record Chunk(String file, long offset, String data) implements Command {
        public Chunk {
            FieldChecks.file(file);
            FieldChecks.offset(offset);
            FieldChecks.data(data);
        }
    }

    /// Cancels an upload; the server deletes its part.
    record Withdraw(String file) implements Command {
        public Withdraw {
            FieldChecks.file(file);
        }
    }

    /// Requests the next parts of a file shared in a room the member is in.
    ///
    /// @param offset where the first part begins
    record Fetch(String room, String file, long offset) implements Command {
        public Fetch {
            room = Names.room(room);
            FieldChecks.file(file);
            FieldChecks.offset(offset);
        }
    }

    /// Edits a message of the member.
    ///
    /// @param of the message's `seq`
    record Edit(String room, long of, String text) implements Command {
        public Edit {
            room = Names.room(room);
            FieldChecks.positive("of", of);
            text = Names.message(text);
        }
    }

    /// Deletes a message of the member; for hosts and moderators, any message.
    ///
    /// @param of the message's `seq`
    record Delete(String room, long of) implements Command {
        public Delete {
            room = Names.room(room);
            FieldChecks.positive("of", of);
        }
    }

    /// Deletes all messages and reactions of a member, in all rooms; for hosts.
    record DeleteAll(String member) implements Command {
        public DeleteAll {
            FieldChecks.id(member);
        }
    }

    /// Adds or removes a reaction to a message.
    ///
    /// @param of the message's `seq`
    record React(String room, long of, String emoji, Boolean on) implements Command {
        public React {
            room = Names.room(room);
            FieldChecks.positive("of", of);
            emoji = Names.emoji(emoji);
            FieldChecks.notNull(on, "on");
        }
    }

    /// Pins or unpins a message; for the room's owner, hosts and moderators, and for both members
    /// of a direct conversation.
    ///
    /// @param of the message's `seq`
    record Pin(String room, long of, Boolean on) implements Command {
        public Pin {
            room = Names.room(room);
            FieldChecks.positive("of", of);
            FieldChecks.notNull(on, "on");
        }
    }

    /// Reports how far the member has read a room.
    record Read(String room, long seq) implements Command {
        public Read {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
        }
    }

    /// Reports that the member is typing in a room.
    record Typing(String room) implements Command {
        public Typing {
            room = Names.room(room);
        }
    }

    /// Sets the member's presence.
    ///
    /// @param words the member's status text, or null
    record SetPresence(Presence presence, @Nullable String words) implements Command {
        public SetPresence {
            FieldChecks.notNull(presence, "presence");
            words = words == null ? null : Names.status(words);
        }
    }

    /// Searches the messages of the member's rooms. A missing field does not restrict the search.
    ///
    /// @param words must all occur, each perhaps within a longer one
    /// @param room the room to search
    /// @param by id of the author
    /// @param since earliest time, in milliseconds since 1970
    /// @param until time before which messages match
    /// @param skip number of the newest matches to skip, to continue after `found`
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

    /// Requests the same text back, on this connection only.
    record Echo(String text) implements Command {
        public Echo {
            text = Names.message(text);
        }
    }

    /// Sends an announcement to every room; for hosts and moderators.
    record Announce(long n, String text) implements Command {
        public Announce {
            FieldChecks.positive("n", n);
            text = Names.message(text);
        }
    }

    /// Joins a room, and creates it if it does not exist.
    ///
    /// @param after the last `seq` the client has, to get only what it missed
    /// @param log the log of that `seq`, as [Event.Entered] named it; null if unknown
    /// @param password the room's password or an invitation token, if the room is locked
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

        /// By a client without entries of the room.
        public Join(String room) {
            this(room, null, null);
        }

        public Join withPassword(String password) {
            return new Join(room, after, log, password);
        }

        public Join withoutPassword() {
            return new Join(room, after, log);
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

    /// Sets or removes a password; for hosts, and for the owner of a room.
    ///
    /// @param room null for the whole server
    /// @param password empty to remove it
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

    /// Requests a token that replaces the password; for hosts, and for the owner of a room.
    ///
    /// @param room the room it opens, and for a host the server, too; null for the server only
    /// @param once whether it can be used only once
    /// @param minutes how long it is valid; null for a day
    record Invite(@Nullable String room, boolean once, @Nullable Integer minutes)
            implements Command {
        public Invite {
            room = room == null ? null : Names.room(room);
            if (minutes != null) {
                FieldChecks.range("minutes", minutes, 1, Limits.INVITATION_MINUTES_MAX);
            }
        }

        /// How long it is valid.
        public Duration lasting() {
            return Duration.ofMinutes(minutes == null ? Limits.INVITATION_MINUTES : minutes);
        }
    }

    /// Leaves a room; does nothing if the member is not in it.
    record Leave(String room) implements Command {
        public Leave {
            room = Names.room(room);
        }
    }

    /// Closes a room; for its owner and hosts.
    ///
    /// @param seconds until it closes; null for 30
    /// @param reason shown to all, or null
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

    /// Cancels the closing of a room.
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

    /// Sets the retention of a room; for its owner and hosts, and for both members of a direct
    /// conversation. Older messages are removed at once.
    record SetKeeping(String room, Retention keeping) implements Command {
        public SetKeeping {
            room = Names.room(room);
            FieldChecks.notNull(keeping, "keeping");
        }
    }

    /// Changes the member's name.
    record Rename(String name) implements Command {
        public Rename {
            name = Names.person(name);
        }
    }

    /// Requests older entries of a room the member is in.
    ///
    /// @param before entries have a smaller `seq` than this
    /// @param limit maximum number of entries, up to 200
    record History(String room, long before, int limit) implements Command {
        public History {
            room = Names.room(room);
            FieldChecks.positive("before", before);
            FieldChecks.range("limit", limit, 1, Limits.HISTORY_PAGE);
        }
    }

    /// Opens the direct conversation with another member and joins it.
    record Direct(String member) implements Command {
        public Direct {
            FieldChecks.id(member);
        }
    }

    /// Accepts the other member's request: they may go on writing in the direct conversation.
    record Accept(String room) implements Command {
        public Accept {
            room = Names.room(room);
        }
    }

    /// Ignores a member, or stops: while ignored, they cannot write to the member directly.
    record Ignore(String member, Boolean on) implements Command {
        public Ignore {
            FieldChecks.id(member);
            FieldChecks.notNull(on, "on");
        }
    }

    /// Requests a `pong`.
    record Ping() implements Command {}

    /// Removes a member from the server; for hosts and moderators.
    record Remove(String member, String reason) implements Command {
        public Remove {
            FieldChecks.id(member);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Removes and bans a member; for hosts and moderators.
    ///
    /// @param minutes how long; null for no end
    /// @param address whether to ban the member's current address, too
    record Ban(String member, @Nullable Integer minutes, String reason, boolean address)
            implements Command {
        public Ban {
            FieldChecks.id(member);
            FieldChecks.penalty(minutes);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Ends a ban; for hosts and moderators.
    record Unban(String member) implements Command {
        public Unban {
            FieldChecks.id(member);
        }
    }

    /// Mutes a member; for hosts and moderators.
    ///
    /// @param minutes how long; null for no end
    record Mute(String member, @Nullable Integer minutes, String reason) implements Command {
        public Mute {
            FieldChecks.id(member);
            FieldChecks.penalty(minutes);
            reason = Names.reason(FieldChecks.orElse(reason, ""));
        }
    }

    /// Ends a mute; for hosts and moderators.
    record Unmute(String member) implements Command {
        public Unmute {
            FieldChecks.id(member);
        }
    }

    /// Makes a member a moderator, or a moderator a member; for hosts.
    record SetRole(String member, Role role) implements Command {
        public SetRole {
            FieldChecks.id(member);
            FieldChecks.notNull(role, "role");
        }
    }

    /// Schedules a repeated announcement; for hosts and moderators.
    record AddSchedule(String text, int minutes) implements Command {
        public AddSchedule {
            text = Schedule.text(text);
            FieldChecks.range("minutes", minutes, 1, Limits.SCHEDULE_MINUTES_MAX);
        }
    }

    /// Removes a scheduled announcement; for hosts and moderators.
    record DropSchedule(long schedule) implements Command {}

    /// Ends the session: the server sends all queued events, answers with `goodbye` and closes.
    record Goodbye() implements Command {}
}
