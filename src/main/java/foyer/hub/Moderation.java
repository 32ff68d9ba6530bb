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

/// Removes, bans and mutes members, and appoints moderators. A host can act on everyone except
/// hosts, a moderator only on plain members. Hub thread.
final class Moderation {
    private static final long MINUTE = 60_000;

    private final String serverName;
    private final People people;
    private final Penalties penalties;
    private final SessionHandler sessions;
    private final AnnouncementScheduler announcements;
    private final InvitationHandler invitations;
    private final Delivery delivery;
    private final InstantSource clock;

    Moderation(
            String serverName,
            People people,
            Penalties penalties,
            SessionHandler sessions,
            AnnouncementScheduler announcements,
            InvitationHandler invitations,
            Delivery delivery,
            InstantSource clock) {
        this.serverName = Names.person(serverName);
        this.people = people;
        this.penalties = penalties;
        this.sessions = sessions;
        this.announcements = announcements;
        this.invitations = invitations;
        this.delivery = delivery;
        this.clock = clock;
    }

    void setRole(Person host, long requestId, Command.SetRole command) {
        Person person = people.online(command.member());
        if (host.role != Role.HOST || command.role() == Role.HOST) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host can appoint moderators.",
                    Sentence.ONLY_HOST.with());
        } else if (person == null) {
            refuseOffline(host, requestId);
        } else if (person.role == Role.HOST) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "The host’s role can’t be changed.",
                    Sentence.HOST_STAYS_HOST.with());
        } else if (person.guest && command.role() != Role.MEMBER) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Guests can’t be moderators. Ask them to join with Foyer.",
                    Sentence.GUESTS_STAY_MEMBERS.with());
        } else if (person.role != command.role()
                && delivery.storeNow(host, requestId, List.of(person.toChange(command.role())))) {
            person.role = command.role();
            person.stored = true;
            delivery.sendToAll(
                    People.withRoommates(person), new Event.RoleSet(person.id, person.role));
            if (!person.role.moderates()) {
                announcements.endSchedulesOf(person.id);
            }
            announcements.sendIfModerator(person);
            penalties.sendBansIfModerator(person);
        }
    }

    void remove(Person moderator, long requestId, Command.Remove command) {
        Person person = people.online(command.member());
        if (refuseIfNotAllowed(moderator, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseOffline(moderator, requestId);
            return;
        }
        String reason = command.reason();
        sessions.expel(
                person,
                Departure.REMOVED,
                new LocalizableText(
                        withReason(person.name + " was removed by " + moderator.name, reason),
                        Sentence.REMOVED.with(person.name, moderator.name, reason)),
                new LocalizableText(
                        sentence(
                                withReason(
                                        moderator.name + " removed you from this server", reason)),
                        Sentence.YOU_REMOVED.with(moderator.name, reason)));
    }

    void ban(Person moderator, long requestId, Command.Ban command) {
        Person person = people.byId(command.member());
        if (refuseIfNotAllowed(moderator, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(moderator, requestId);
            return;
        }
        String address = command.address() ? requireAddress(moderator, requestId, person) : "";
        if (address == null) {
            return;
        }
        Penalty ban =
                penalty(Kind.BAN, person, moderator, command.minutes(), command.reason(), address);
        if (!impose(ban, moderator, requestId)) {
            return;
        }
        announcements.endSchedulesOf(person.id);
        invitations.endInvitationsOf(person.id);
        delivery.sendToAll(
                concerned(person),
                new Event.Banned(
                        person.id,
                        person.name,
                        moderator.id,
                        moderator.name,
                        ban.reason(),
                        Penalties.until(ban)));
        String text =
                person.name + " was banned by " + moderator.name + penalties.remainingText(ban);
        sessions.expel(
                person,
                Departure.BANNED,
                new LocalizableText(
                        withReason(text, ban.reason()),
                        Sentence.BANNED.with(
                                person.name,
                                moderator.name,
                                penalties.minutesLeft(ban),
                                ban.reason())),
                penalties.banText(ban, person));
        penalties.sendBansToModerators();
    }

    /// The address from which a member is connected, or null if it cannot be banned.
    private @Nullable String requireAddress(Person moderator, long requestId, Person person) {
        Peer peer = person.peer;
        if (peer == null) {
            delivery.refuse(
                    moderator.peer,
                    requestId,
                    ErrorCode.NO_SUCH_MEMBER,
                    "That person isn’t here, so their address isn’t known.",
                    Sentence.ADDRESS_NOT_KNOWN.with());
            return null;
        }
        AddressRange address = AddressRange.of(peer.inetAddress());
        if (!penalties.mayBan(address)) {
            delivery.refuse(
                    moderator.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "A host has the same address, so it can’t be banned.",
                    Sentence.HOST_AT_ADDRESS.with());
            return null;
        }
        return address.toString();
    }

    void unban(Person moderator, long requestId, Command.Unban command) {
        lift(Kind.BAN, moderator, requestId, command.member());
    }

    void mute(Person moderator, long requestId, Command.Mute command) {
        Person person = people.byId(command.member());
        if (refuseIfNotAllowed(moderator, requestId, command.member(), person)) {
            return;
        }
        if (person == null) {
            refuseUnknown(moderator, requestId);
            return;
        }
        Penalty mute =
                penalty(Kind.MUTE, person, moderator, command.minutes(), command.reason(), "");
        if (impose(mute, moderator, requestId)) {
            delivery.sendToAll(concerned(person), Penalties.muted(mute));
        }
    }

    void unmute(Person moderator, long requestId, Command.Unmute command) {
        lift(Kind.MUTE, moderator, requestId, command.member());
    }

    private void lift(Kind kind, Person moderator, long requestId, String member) {
        Penalty penalty = penalties.find(kind, member);
        if (!refuseIfNotAllowed(moderator, requestId, member, null)
                && penalty != null
                && !refuseIfHostMade(penalty, moderator, requestId)
                && delivery.storeNow(moderator, requestId, List.of(removal(penalty)))) {
            penalties.remove(penalty);
            broadcastLifted(penalty, moderator.id, moderator.name);
        }
    }

    /// Lifts the penalties that have expired.
    void tick() {
        for (Penalty expired : penalties.expired()) {
            // if that cannot be stored, it is lifted again after a restart
            var _ = delivery.storeNow(null, 0, List.of(removal(expired)));
            penalties.remove(expired);
            broadcastLifted(expired, "", serverName);
        }
    }

    private boolean refuseIfNotAllowed(
            Person moderator, long requestId, String member, @Nullable Person person) {
        boolean allowed =
                !moderator.id.equals(member)
                        && switch (moderator.role) {
                            case HOST -> person == null || person.role != Role.HOST;
                            case MODERATOR -> person == null || person.role == Role.MEMBER;
                            case MEMBER -> false;
                        };
        if (!allowed) {
            delivery.refuse(
                    moderator.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can do that, and not to a host, another"
                            + " moderator or themselves.",
                    Sentence.NO_POWER_OVER_THEM.with());
        }
        return !allowed;
    }

    /// Refuses a moderator's command to lift or replace a host's penalty.
    private boolean refuseIfHostMade(Penalty penalty, Person moderator, long requestId) {
        if (moderator.role == Role.HOST || !people.isHost(penalty.by())) {
            return false;
        }
        delivery.refuse(
                moderator.peer,
                requestId,
                ErrorCode.NOT_ALLOWED,
                "Only the host can change what the host has decided.",
                Sentence.ONLY_HOST.with());
        return true;
    }

    private void refuseOffline(Person moderator, long requestId) {
        delivery.refuse(
                moderator.peer, requestId, ErrorCode.NO_SUCH_MEMBER, "That person isn’t here.");
    }

    private void refuseUnknown(Person moderator, long requestId) {
        delivery.refuse(
                moderator.peer,
                requestId,
                ErrorCode.NO_SUCH_MEMBER,
                "This server doesn’t know that person.");
    }

    private Penalty penalty(
            Kind kind,
            Person person,
            Person moderator,
            @Nullable Integer minutes,
            String reason,
            String address) {
        long until = minutes == null ? 0 : clock.millis() + minutes * MINUTE;
        return new Penalty(
                kind, person.id, person.name, moderator.id, moderator.name, reason, until, address);
    }

    /// Stores and adds a penalty.
    ///
    /// @return true if the penalty holds, false if the command was refused
    private boolean impose(Penalty penalty, Person moderator, long requestId) {
        Penalty present = penalties.find(penalty.kind(), penalty.member());
        if (present != null && refuseIfHostMade(present, moderator, requestId)) {
            return false;
        }
        if (penalties.count(penalty.kind()) >= Limits.PENALTIES && present == null) {
            delivery.refuse(
                    moderator.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "The limit of %,d is reached. Remove one first.".formatted(Limits.PENALTIES),
                    Sentence.PENALTIES.with(Limits.PENALTIES));
            return false;
        }
        if (!delivery.storeNow(moderator, requestId, List.of(penalty))) {
            return false;
        }
        penalties.add(penalty);
        return true;
    }

    private static Change removal(Penalty penalty) {
        return new Change.PenaltyRemoved(penalty.kind(), penalty.member());
    }

    private void broadcastLifted(Penalty penalty, String byId, String byName) {
        String member = penalty.member();
        Person person = people.byId(member);
        Set<Person> concerned =
                person == null ? new LinkedHashSet<>(people.moderators()) : concerned(person);
        switch (penalty.kind()) {
            case BAN -> {
                delivery.sendToAll(
                        concerned, new Event.Unbanned(member, penalty.name(), byId, byName));
                penalties.sendBansToModerators();
            }
            case MUTE ->
                    delivery.sendToAll(
                            concerned, new Event.Unmuted(member, penalty.name(), byId, byName));
        }
    }

    /// A person, their roommates, and all moderators.
    private Set<Person> concerned(Person person) {
        Set<Person> concerned = People.withRoommates(person);
        concerned.addAll(people.moderators());
        return concerned;
    }
}
