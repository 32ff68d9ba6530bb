package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Schedule;

/// One thing to keep. Values; any thread.
public sealed interface Change {

    /// An entry of a room's log; where it changes what those before it say, they are rewritten.
    record Entry(LogEntry logEntry) implements Change {}

    /// A new room. Its topic changes with the entries of its log.
    ///
    /// @param kept whether it stays when it is empty and nothing was said in it
    /// @param log random; what tells it from another room of its name, before or later
    /// @param retention how long it keeps what is said
    /// @param cut up to which `seq` its log was cut off
    record Room(
            String name,
            String owner,
            String topic,
            boolean kept,
            String log,
            Retention retention,
            long cut)
            implements Change {}

    /// A room keeps what is said for another time.
    record RoomRetention(String room, Retention retention) implements Change {}

    /// A room's log is gone up to this `seq`; what follows has a larger one.
    record LogCut(String room, long seq) implements Change {}

    /// A room is gone, and its log with it.
    record RoomRemoved(String name) implements Change {}

    /// A member, new or changed.
    record Member(String id, String name, Role role) implements Change {}

    /// A scheduled announcement and who asked for it.
    record ScheduleAdded(Schedule schedule, String by, String name) implements Change {}

    /// A scheduled announcement is over.
    record ScheduleRemoved(long schedule) implements Change {}

    /// How far a member has read a room.
    record ReadPosition(String room, String member, long seq) implements Change {}

    /// Who may come in.
    sealed interface Access extends Change {}

    /// A password is asked.
    ///
    /// @param room the room; empty for the whole server
    /// @param hash as a PHC string
    record Password(String room, String hash) implements Access {}

    /// No password is asked any more; who once gave it, and what let in without it, is forgotten.
    ///
    /// @param room the room; empty for the whole server
    record PasswordRemoved(String room) implements Access {}

    /// A member gave the password, and is let in without it from now on.
    ///
    /// @param room the room; empty for the whole server
    record Admitted(String room, String member) implements Access {}

    /// A token lets its bearer in without the password.
    ///
    /// @param room the room; empty for the whole server. One token may open both
    /// @param hash of the token
    /// @param once whether it opens but once
    /// @param until milliseconds since 1970
    record Invitation(String room, String hash, boolean once, long until) implements Access {}

    /// A token was used, or its time is over.
    record InvitationRemoved(String hash) implements Access {}

    /// Somebody is not let in, or may say nothing. There is one of each kind for a member.
    ///
    /// @param name what they were called then
    /// @param by the id of who did it
    /// @param byName what that one was called then
    /// @param until milliseconds since 1970; 0 until it is lifted
    /// @param address from where nobody is let in either; empty for nowhere
    record Penalty(
            Kind kind,
            String member,
            String name,
            String by,
            String byName,
            String reason,
            long until,
            String address)
            implements Access {
        public enum Kind {
            BAN,
            MUTE
        }
    }

    /// A penalty is over.
    record PenaltyRemoved(Penalty.Kind kind, String member) implements Access {}
}
