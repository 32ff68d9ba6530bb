package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.Change.Penalty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Renames members, and refuses names that look like another online member's. Hub thread.
final class NameHandler {
    private final People people;
    private final Delivery delivery;

    NameHandler(People people, Delivery delivery) {
        this.people = people;
        this.delivery = delivery;
    }

    boolean refuseIfTaken(Person person, @Nullable Peer peer, long requestId, String name) {
        if (!people.isNameTaken(name, person)) {
            return false;
        }
        delivery.refuse(
                peer,
                requestId,
                ErrorCode.NAME_TAKEN,
                "Someone here is already called %s. Choose another name.".formatted(name),
                Sentence.NAME_TAKEN.with(name));
        return true;
    }

    /// The name under which a person may sign in: a muted one keeps the name they had, unless
    /// another person has taken it.
    String nameFor(Person person, String wanted, Penalties penalties) {
        Penalty mute = penalties.find(Penalty.Kind.MUTE, person.id);
        return mute == null || people.isNameTaken(mute.name(), person) ? wanted : mute.name();
    }

    void rename(Person person, long requestId, Command.Rename rename) {
        String from = person.name;
        String to = rename.name();
        if (from.equals(to) || refuseIfTaken(person, person.peer, requestId, to)) {
            return;
        }
        var change = new Change.Member(person.id, to, person.role);
        if (person.stored && !delivery.storeNow(person, requestId, List.of(change))) {
            return;
        }
        people.rename(person, to);
        delivery.sendToAll(People.withRoommates(person), new Event.Renamed(person.id, from, to));
    }
}
