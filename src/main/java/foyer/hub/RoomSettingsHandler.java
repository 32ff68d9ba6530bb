package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.time.InstantSource;
import java.util.ArrayList;

/// Changes a room's topic and retention. Each change is an entry of the room's log. Hub thread.
final class RoomSettingsHandler {
    private final MembershipCheck membershipCheck;
    private final ContactHandler contacts;
    private final Delivery delivery;
    private final MessageStore store;
    private final InstantSource clock;

    RoomSettingsHandler(
            MembershipCheck membershipCheck,
            ContactHandler contacts,
            Delivery delivery,
            MessageStore store,
            InstantSource clock) {
        this.membershipCheck = membershipCheck;
        this.contacts = contacts;
        this.delivery = delivery;
        this.store = store;
        this.clock = clock;
    }

    void setTopic(Person person, long requestId, Command.SetTopic command) {
        Room room = membershipCheck.requireRoom(person, requestId, command.room());
        if (room == null) {
            return;
        }
        if (!room.isOwnedBy(person) && (room.isDirect() || !person.role.moderates())) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner, the host and moderators can change the topic.",
                    Sentence.ONLY_OWNER_OR_MODERATORS.with());
            return;
        }
        if (room.topic.equals(command.topic())) {
            return;
        }
        var set =
                new TopicSet(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        person.id,
                        person.name,
                        command.topic());
        delivery.append(room, set, person, requestId);
    }

    /// Sets how long a room keeps its messages. From or to `NOTHING`, erases those it has. Neither
    /// side of a direct conversation can erase at once what the other has in it.
    void setRetention(Person person, long requestId, Command.SetKeeping command) {
        Retention retention = command.keeping();
        Room room = membershipCheck.requireRoom(person, requestId, command.room());
        if (room == null
                || room.retention == retention
                || contacts.refuseOther(person, requestId, room)) {
            return;
        }
        if (!room.isOwnedBy(person) && !room.isDirect() && person.role != Role.HOST) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner and the host can change how long it keeps messages.",
                    Sentence.ONLY_OWNER.with());
            return;
        }
        delivery.commitPending();
        if (room.isDirect()
                && retention == Retention.NOTHING
                && store.hasBefore(room.name, room.last + 1)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "This conversation has messages. Keep them for 24 hours first: nothing can be"
                            + " kept as soon as they are gone.",
                    Sentence.CONVERSATION_NOT_EMPTY.with());
            return;
        }
        var set =
                new KeepingSet(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        person.id,
                        person.name,
                        retention);
        var changes = new ArrayList<Change>();
        if (retention == Retention.NOTHING || room.retention == Retention.NOTHING) {
            changes.add(new Change.LogCut(room.name, room.last));
        }
        changes.add(new Change.RoomRetention(room.name, retention));
        if (retention != Retention.NOTHING) {
            changes.add(new Change.Entry(set));
        }
        room.retentionSetAt = set.at();
        delivery.append(room, set, changes, person, requestId);
        delivery.commitPending();
    }
}
