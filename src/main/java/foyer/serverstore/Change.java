package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import java.util.List;

/// A change of the stored history. Immutable.
public sealed interface Change {

    /// A new entry of a room's log, which also rewrites the entries it amends.
    record Entry(LogEntry logEntry) implements Change {}

    /// A new room. Entries of its log change its topic.
    ///
    /// @param kept whether it stays when it is empty and has no message
    /// @param log random id that distinguishes it from earlier and later rooms of its name
    /// @param cut the `seq` up to which its log has been removed
    record Room(
            String name,
            String owner,
            String topic,
            boolean kept,
            String log,
            Retention retention,
            long cut)
            implements Change {}

    /// A changed retention.
    record RoomRetention(String room, Retention retention) implements Change {}

    /// Removes a room's log up to and including this `seq`.
    record LogCut(String room, long seq) implements Change {}

    /// Removes a room and its log.
    record RoomRemoved(String name) implements Change {}

    /// A new or changed member.
    record Member(String id, String name, Role role) implements Change {}

    /// A change of whom members accept messages from.
    sealed interface Contact extends Change {}

    /// A direct conversation that the other member has not accepted.
    ///
    /// @param by id of the member who waits
    /// @param messages how many they have sent
    record Request(String room, String by, int messages) implements Contact {}

    /// A direct conversation was accepted.
    record RequestEnded(String room) implements Contact {}

    /// A member ignores another.
    ///
    /// @param name the other's name at the time
    record Ignored(String by, String member, String name) implements Contact {}

    /// A member ignores another no longer.
    record IgnoredEnded(String by, String member) implements Contact {}

    /// The deletion of all that a member has sent, which takes many changes.
    sealed interface Deletion extends Change {}

    /// A deletion that has begun.
    ///
    /// @param room the room; empty for all rooms
    /// @param by id of the host
    /// @param name the host's name at the time
    /// @param seq of the room's entry that says so; 0 for all rooms
    record DeletionBegun(String member, String room, String by, String name, long seq)
            implements Deletion {}

    /// Applies a deletion to some of the member's entries in a room.
    record EntriesDeleted(LogEntry.AllDeleted deletion, List<Long> seqs) implements Deletion {}

    /// A deletion that is complete.
    ///
    /// @param room the room; empty for all rooms
    record DeletionEnded(String member, String room) implements Deletion {}

    /// A scheduled announcement and the member who scheduled it.
    record ScheduleAdded(Schedule schedule, String by, String name) implements Change {}

    /// Removes a scheduled announcement.
    record ScheduleRemoved(long schedule) implements Change {}

    /// How far a member has read a room.
    record ReadPosition(String room, String member, long seq) implements Change {}

    /// A change of passwords, invitations or penalties.
    sealed interface Access extends Change {}

    /// Locks a room or the server with a password.
    ///
    /// @param room the room; empty for the whole server
    /// @param hash as a PHC string
    record Password(String room, String hash) implements Access {}

    /// Removes a password, with the admitted members and invitations of its lock.
    ///
    /// @param room the room; empty for the whole server
    record PasswordRemoved(String room) implements Access {}

    /// Records that a member has given the password and need not give it again.
    ///
    /// @param room the room; empty for the whole server
    record Admitted(String room, String member) implements Access {}

    /// A token that replaces the password.
    ///
    /// @param room the room; empty for the whole server. One token may have a row for each
    /// @param hash of the token
    /// @param once whether it can be used only once
    /// @param until milliseconds since 1970
    /// @param by id of the member who made it; empty if unknown
    record Invitation(String room, String hash, boolean once, long until, String by)
            implements Access {}

    /// Removes a used or expired token.
    record InvitationRemoved(String hash) implements Access {}

    /// A ban or mute. A member has at most one of each.
    ///
    /// @param name the member's name at the time
    /// @param by id of the moderator
    /// @param byName the moderator's name at the time
    /// @param until milliseconds since 1970; 0 for no end
    /// @param address an address that is banned, too; empty for none
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

    /// Removes a penalty.
    record PenaltyRemoved(Penalty.Kind kind, String member) implements Access {}
}
