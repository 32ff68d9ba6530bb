package foyer.hub;

import static foyer.hub.Penalties.because;
import static foyer.hub.Penalties.sentence;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.store.Change;
import foyer.store.Change.Penalty;
import foyer.store.Change.Penalty.Kind;
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
    private final Greeting greeting;
    private final Delivery delivery;
    private final InstantSource clock;

    Moderation(
            String server,
            People people,
            Penalties penalties,
            Greeting greeting,
            Delivery delivery,
            InstantSource clock) {
        this.server = Names.person(server);
        this.people = people;
        this.penalties = penalties;
        this.greeting = greeting;
        this.delivery = delivery;
        this.clock = clock;
    }

    void remove(Person by, long re, Command.Remove command) {
        Person person = people.here(command.member());
        if (!may(by, re, command.member(), person)) {
            return;
        }
        if (person == null) {
            delivery.refuse(by.peer, re, Code.NO_SUCH_MEMBER, "That person is not here.");
            return;
        }
        String reason = command.reason();
        greeting.sendAway(
                person,
                Departure.REMOVED,
                new Told(
                        because(person.name + " was removed by " + by.name, reason),
                        Sentence.REMOVED.with(person.name, by.name, reason)),
                new Told(
                        sentence(because(by.name + " removed you from this server", reason)),
                        Sentence.YOU_REMOVED.with(by.name, reason)));
    }

    void ban(Person by, long re, Command.Ban command) {
        Person person = people.known(command.member());
        if (!may(by, re, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(by, re);
            return;
        }
        String address = "";
        if (command.address()) {
            AddressRange from = person.peer == null ? null : AddressRange.of(person.peer.from());
            if (from == null || !penalties.mayBan(from)) {
                delivery.refuse(
                        by.peer,
                        re,
                        from == null ? Code.NO_SUCH_MEMBER : Code.NOT_ALLOWED,
                        from == null
                                ? "That person is not here, so their address is not known."
                                : "A host is at the same address, so it cannot be banned.",
                        (from == null ? Sentence.ADDRESS_NOT_KNOWN : Sentence.HOST_AT_ADDRESS)
                                .with());
                return;
            }
            address = from.toString();
        }
        Penalty ban = penalty(Kind.BAN, person, by, command.minutes(), command.reason(), address);
        if (!isGiven(ban, by, re)) {
            return;
        }
        delivery.tellAll(
                concerned(person),
                new Event.Banned(
                        person.id,
                        person.name,
                        by.id,
                        by.name,
                        ban.reason(),
                        Penalties.until(ban)));
        greeting.sendAway(
                person,
                Departure.BANNED,
                new Told(
                        because(
                                person.name
                                        + " was banned by "
                                        + by.name
                                        + penalties.forHowLong(ban),
                                ban.reason()),
                        Sentence.BANNED.with(
                                person.name, by.name, penalties.minutesLeft(ban), ban.reason())),
                penalties.banned(ban, person));
        penalties.tellModerators();
    }

    void unban(Person by, long re, Command.Unban command) {
        Penalty ban = penalties.find(Kind.BAN, command.member());
        if (may(by, re, command.member(), null) && ban != null && isLifted(ban, by, re)) {
            tellLifted(ban, by.id, by.name);
        }
    }

    void mute(Person by, long re, Command.Mute command) {
        Person person = people.known(command.member());
        if (!may(by, re, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(by, re);
            return;
        }
        Penalty mute = penalty(Kind.MUTE, person, by, command.minutes(), command.reason(), "");
        if (isGiven(mute, by, re)) {
            delivery.tellAll(concerned(person), Penalties.muted(mute));
        }
    }

    void unmute(Person by, long re, Command.Unmute command) {
        Penalty mute = penalties.find(Kind.MUTE, command.member());
        if (may(by, re, command.member(), null) && mute != null && isLifted(mute, by, re)) {
            tellLifted(mute, by.id, by.name);
        }
    }

    void tick() {
        for (Penalty over : penalties.over()) {
            // if that cannot be stored now, it is over all the same, and again after a restart
            var _ = delivery.isKept(null, 0, List.of(gone(over)));
            penalties.remove(over);
            tellLifted(over, "", server);
        }
    }

    private boolean may(Person by, long re, String member, @Nullable Person person) {
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
                    re,
                    Code.NOT_ALLOWED,
                    "Only the host and moderators can do that, and to no host, no other moderator"
                            + " and not to themselves.",
                    Sentence.NO_POWER_OVER_THEM.with());
        }
        return may;
    }

    private void refuseUnknown(Person by, long re) {
        delivery.refuse(by.peer, re, Code.NO_SUCH_MEMBER, "Nobody here knows that person.");
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

    private boolean isGiven(Penalty penalty, Person by, long re) {
        if (penalties.count(penalty.kind()) >= Limits.PENALTIES
                && penalties.find(penalty.kind(), penalty.member()) == null) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.TOO_MANY,
                    "There can be %,d of these. Lift one first.".formatted(Limits.PENALTIES),
                    Sentence.PENALTIES.with(Limits.PENALTIES));
            return false;
        }
        if (!delivery.isKept(by, re, List.of(penalty))) {
            return false;
        }
        penalties.add(penalty);
        return true;
    }

    private boolean isLifted(Penalty penalty, Person by, long re) {
        if (!delivery.isKept(by, re, List.of(gone(penalty)))) {
            return false;
        }
        penalties.remove(penalty);
        return true;
    }

    private static Change gone(Penalty penalty) {
        return new Change.NoPenalty(penalty.kind(), penalty.member());
    }

    private void tellLifted(Penalty over, String by, String byName) {
        Person person = people.known(over.member());
        Set<Person> concerned = person == null ? moderators() : concerned(person);
        switch (over.kind()) {
            case BAN -> {
                delivery.tellAll(
                        concerned, new Event.Unbanned(over.member(), over.name(), by, byName));
                penalties.tellModerators();
            }
            case MUTE ->
                    delivery.tellAll(
                            concerned, new Event.Unmuted(over.member(), over.name(), by, byName));
        }
    }

    private Set<Person> moderators() {
        return new LinkedHashSet<>(people.moderators());
    }

    /// Those who share a room with somebody, and all moderators.
    private Set<Person> concerned(Person person) {
        Set<Person> concerned = People.around(person);
        concerned.addAll(people.moderators());
        return concerned;
    }
}
