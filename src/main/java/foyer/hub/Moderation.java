package foyer.hub;

import static foyer.hub.Penalties.sentence;
import static foyer.hub.Penalties.withReason;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.Change.Penalty;
import foyer.serverstore.Change.Penalty.Kind;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeping order: hosts and moderators remove, ban and mute people. Nobody does so to a host or to
/// themselves, and no moderator to another. One thread, the hub's.
final class Moderation {
    private static final long MINUTE = 60_000;

    private final String server;
    private final People people;
    private final Penalties penalties;
    private final SessionHandler sessions;
    private final Delivery delivery;
    private final InstantSource clock;

    Moderation(
            String server,
            People people,
            Penalties penalties,
            SessionHandler sessions,
            Delivery delivery,
            InstantSource clock) {
        this.server = Names.person(server);
        this.people = people;
        this.penalties = penalties;
        this.sessions = sessions;
        this.delivery = delivery;
        this.clock = clock;
    }

    void remove(Person by, long requestId, Command.Remove command) {
        Person person = people.online(command.member());
        if (!may(by, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            delivery.refuse(
                    by.peer, requestId, ErrorCode.NO_SUCH_MEMBER, "That person isn’t here.");
            return;
        }
        String reason = command.reason();
        sessions.expel(
                person,
                Departure.REMOVED,
                new LocalizableText(
                        withReason(person.name + " was removed by " + by.name, reason),
                        Sentence.REMOVED.with(person.name, by.name, reason)),
                new LocalizableText(
                        sentence(withReason(by.name + " removed you from this server", reason)),
                        Sentence.YOU_REMOVED.with(by.name, reason)));
    }

    void ban(Person by, long requestId, Command.Ban command) {
        Person person = people.byId(command.member());
        if (!may(by, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(by, requestId);
            return;
        }
        String address = "";
        if (command.address()) {
            AddressRange from =
                    person.peer == null ? null : AddressRange.of(person.peer.inetAddress());
            if (from == null || !penalties.mayBan(from)) {
                delivery.refuse(
                        by.peer,
                        requestId,
                        from == null ? ErrorCode.NO_SUCH_MEMBER : ErrorCode.NOT_ALLOWED,
                        from == null
                                ? "That person isn’t here, so their address isn’t known."
                                : "A host has the same address, so it can’t be banned.",
                        (from == null ? Sentence.ADDRESS_NOT_KNOWN : Sentence.HOST_AT_ADDRESS)
                                .with());
                return;
            }
            address = from.toString();
        }
        Penalty ban = penalty(Kind.BAN, person, by, command.minutes(), command.reason(), address);
        if (!isGiven(ban, by, requestId)) {
            return;
        }
        delivery.sendToAll(
                concerned(person),
                new Event.Banned(
                        person.id,
                        person.name,
                        by.id,
                        by.name,
                        ban.reason(),
                        Penalties.until(ban)));
        sessions.expel(
                person,
                Departure.BANNED,
                new LocalizableText(
                        withReason(
                                person.name
                                        + " was banned by "
                                        + by.name
                                        + penalties.remainingText(ban),
                                ban.reason()),
                        Sentence.BANNED.with(
                                person.name, by.name, penalties.minutesLeft(ban), ban.reason())),
                penalties.banText(ban, person));
        penalties.tellModerators();
    }

    void unban(Person by, long requestId, Command.Unban command) {
        Penalty ban = penalties.find(Kind.BAN, command.member());
        if (may(by, requestId, command.member(), null)
                && ban != null
                && isLifted(ban, by, requestId)) {
            tellLifted(ban, by.id, by.name);
        }
    }

    void mute(Person by, long requestId, Command.Mute command) {
        Person person = people.byId(command.member());
        if (!may(by, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(by, requestId);
            return;
        }
        Penalty mute = penalty(Kind.MUTE, person, by, command.minutes(), command.reason(), "");
        if (isGiven(mute, by, requestId)) {
            delivery.sendToAll(concerned(person), Penalties.muted(mute));
        }
    }

    void unmute(Person by, long requestId, Command.Unmute command) {
        Penalty mute = penalties.find(Kind.MUTE, command.member());
        if (may(by, requestId, command.member(), null)
                && mute != null
                && isLifted(mute, by, requestId)) {
            tellLifted(mute, by.id, by.name);
        }
    }

    void tick() {
        for (Penalty over : penalties.expired()) {
            // if that cannot be stored now, it is over all the same, and again after a restart
            var _ = delivery.storeNow(null, 0, List.of(gone(over)));
            penalties.remove(over);
            tellLifted(over, "", server);
        }
    }

    private boolean may(Person by, long requestId, String member, @Nullable Person person) {
        boolean may =
                !by.id.equals(member)
                        && switch (by.role) {
                            case HOST -> person == null || person.role != Role.HOST;
                            case MODERATOR -> person == null || person.role == Role.MEMBER;
                            case MEMBER -> false;
                        };
        if (!may) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can do that, and not to a host, another"
                            + " moderator or themselves.",
                    Sentence.NO_POWER_OVER_THEM.with());
        }
        return may;
    }

    private void refuseUnknown(Person by, long requestId) {
        delivery.refuse(
                by.peer,
                requestId,
                ErrorCode.NO_SUCH_MEMBER,
                "This server doesn’t know that person.");
    }

    private Penalty penalty(
            Kind kind,
            Person person,
            Person by,
            @Nullable Integer minutes,
            String reason,
            String address) {
        long until = minutes == null ? 0 : clock.millis() + minutes * MINUTE;
        return new Penalty(kind, person.id, person.name, by.id, by.name, reason, until, address);
    }

    private boolean isGiven(Penalty penalty, Person by, long requestId) {
        if (penalties.count(penalty.kind()) >= Limits.PENALTIES
                && penalties.find(penalty.kind(), penalty.member()) == null) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "The limit of %,d is reached. Remove one first.".formatted(Limits.PENALTIES),
                    Sentence.PENALTIES.with(Limits.PENALTIES));
            return false;
        }
        if (!delivery.storeNow(by, requestId, List.of(penalty))) {
            return false;
        }
        penalties.add(penalty);
        return true;
    }

    private boolean isLifted(Penalty penalty, Person by, long requestId) {
        if (!delivery.storeNow(by, requestId, List.of(gone(penalty)))) {
            return false;
        }
        penalties.remove(penalty);
        return true;
    }

    private static Change gone(Penalty penalty) {
        return new Change.PenaltyRemoved(penalty.kind(), penalty.member());
    }

    private void tellLifted(Penalty over, String by, String byName) {
        Person person = people.byId(over.member());
        Set<Person> concerned = person == null ? moderators() : concerned(person);
        switch (over.kind()) {
            case BAN -> {
                delivery.sendToAll(
                        concerned, new Event.Unbanned(over.member(), over.name(), by, byName));
                penalties.tellModerators();
            }
            case MUTE ->
                    delivery.sendToAll(
                            concerned, new Event.Unmuted(over.member(), over.name(), by, byName));
        }
    }

    private Set<Person> moderators() {
        return new LinkedHashSet<>(people.moderators());
    }

    /// Those who share a room with somebody, and all moderators.
    private Set<Person> concerned(Person person) {
        Set<Person> concerned = People.withRoommates(person);
        concerned.addAll(people.moderators());
        return concerned;
    }
}
