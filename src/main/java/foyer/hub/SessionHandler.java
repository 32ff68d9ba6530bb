package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Coming and going: hello, names, roles, goodbye. One thread, the hub's.
final class SessionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);
    private final String server;
    private final String logId;
    private final People people;
    private final Penalties penalties;
    private final PasswordHandler passwords;
    private final PasswordHasher hasher;
    private final MembershipHandler memberships;
    private final AnnouncementScheduler announcements;
    private final Delivery delivery;
    private final StoreHealth storeHealth;
    private final Duration helloTimeout;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<Peer, Long> awaitingHello = new IdentityHashMap<>();

    SessionHandler(
            String server,
            String logId,
            People people,
            Penalties penalties,
            PasswordHandler passwords,
            PasswordHasher hasher,
            MembershipHandler memberships,
            AnnouncementScheduler announcements,
            Delivery delivery,
            StoreHealth storeHealth,
            Duration within,
            LongSupplier nanoTime) {
        this.server = server;
        this.logId = logId;
        this.people = people;
        this.penalties = penalties;
        this.passwords = passwords;
        this.hasher = hasher;
        this.memberships = memberships;
        this.announcements = announcements;
        this.delivery = delivery;
        this.storeHealth = storeHealth;
        this.helloTimeout = within;
        this.nanoTime = nanoTime;
    }

    void onConnected(Peer peer) {
        awaitingHello.put(peer, nanoTime.getAsLong());
    }

    void hello(Peer peer, long requestId, Command.Hello hello) {
        if (!awaitingHello.containsKey(peer)) {
            delivery.refuse(peer, requestId, ErrorCode.OUT_OF_ORDER, "You’re already signed in.");
            return;
        }
        if (hasher.isHashing(peer)) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OUT_OF_ORDER,
                    "Your last sign-in is still being checked.");
            return;
        }
        if (hello.protocol() < Limits.PROTOCOL) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.OTHER_PROTOCOL,
                    ("This server needs a different Foyer version (protocol %d; yours is %d)."
                                    + " Update Foyer.")
                            .formatted(Limits.PROTOCOL, hello.protocol()),
                    Sentence.OLD_PROTOCOL.with(Limits.PROTOCOL, hello.protocol()));
            return;
        }
        Person person = people.findOrCreate(hello.key(), hello.name(), nanoTime.getAsLong());
        if (penalties.refuseIfBanned(person, peer, requestId)) {
            return;
        }
        AccessLock accessLock = passwords.server();
        Runnable again = () -> hello(peer, requestId, hello);
        // before the name, so that nobody learns who is here without it
        if (!passwords.checkAccess(accessLock, person, peer, requestId, hello.password(), again)) {
            return;
        }
        if (people.isNameTaken(hello.name(), person)) {
            refuseTaken(peer, requestId, hello.name());
            return;
        }
        if (person.peer != null) {
            disconnect(person, Departure.REPLACED, "You connected from another device.", null);
        }
        awaitingHello.remove(peer);
        boolean isRenamed = !person.name.equals(hello.name());
        people.connect(person, peer, hello.name(), nanoTime.getAsLong());
        penalties.applyMuteTo(person);
        if (isRenamed && person.stored) {
            storeHealth.storeEventually(person.toChange(person.role));
        }
        LOG.info("{} is here from {}", person.id, peer.address());
        delivery.send(
                peer,
                new Event.Welcome(
                        Limits.PROTOCOL, server, logId, person.member(), accessLock.isSet()));
        memberships.roomList(person).forEach(rooms -> delivery.send(peer, rooms));
        announcements.tellIfModerator(person);
        penalties.sendMuteTo(person);
        if (!storeHealth.isWritable()) {
            delivery.send(peer, storeHealth.statusEvent());
        }
    }

    private void refuseTaken(@Nullable Peer peer, long requestId, String name) {
        delivery.refuse(
                peer,
                requestId,
                ErrorCode.NAME_TAKEN,
                "Someone here is already called %s. Choose another name.".formatted(name),
                Sentence.NAME_TAKEN.with(name));
    }

    void rename(Person person, long requestId, Command.Rename rename) {
        String from = person.name;
        if (from.equals(rename.name())) {
            return;
        }
        if (people.isNameTaken(rename.name(), person)) {
            refuseTaken(person.peer, requestId, rename.name());
            return;
        }
        var renamed = new Change.Member(person.id, rename.name(), person.role);
        if (person.stored && !delivery.storeNow(person, requestId, List.of(renamed))) {
            return;
        }
        people.rename(person, rename.name());
        delivery.sendToAll(
                People.withRoommates(person), new Event.Renamed(person.id, from, rename.name()));
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
            delivery.refuse(
                    host.peer, requestId, ErrorCode.NO_SUCH_MEMBER, "That person isn’t here.");
        } else if (person.role == Role.HOST) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "The host’s role can’t be changed.",
                    Sentence.HOST_STAYS_HOST.with());
        } else if (person.role != command.role()
                && delivery.storeNow(host, requestId, List.of(person.toChange(command.role())))) {
            person.role = command.role();
            person.stored = true;
            delivery.sendToAll(
                    People.withRoommates(person), new Event.RoleSet(person.id, person.role));
            announcements.tellIfModerator(person);
            penalties.tellIfModerator(person);
        }
    }

    /// Somebody is sent away.
    ///
    /// @param localizableText to those who shared a room with them
    /// @param goodbye to themselves
    void expel(
            Person person,
            Departure reason,
            LocalizableText localizableText,
            LocalizableText goodbye) {
        Peer peer = person.peer;
        if (peer != null) {
            depart(person, reason, localizableText);
            dismiss(peer, new Event.Goodbye(reason, goodbye.text(), null, goodbye.explanation()));
        }
    }

    /// The member's own goodbye: everything sent before is answered before this.
    void goodbye(Person person) {
        disconnect(person, Departure.LEFT, "", null);
    }

    void onDisconnected(Peer peer, Departure reason) {
        awaitingHello.remove(peer);
        hasher.forget(peer);
        Person person = people.connectedAs(peer);
        if (person != null) {
            depart(person, reason, null);
        }
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (var stranger : List.copyOf(awaitingHello.entrySet())) {
            if (now - stranger.getValue() >= helloTimeout.toNanos()) {
                awaitingHello.remove(stranger.getKey());
                dismiss(
                        stranger.getKey(),
                        Departure.LOST,
                        "No sign-in within %d seconds.".formatted(helloTimeout.toSeconds()),
                        null);
            }
        }
    }

    void stop(String text, int retryAfter) {
        Integer retry = retryAfter == 0 ? null : retryAfter;
        delivery.commitPending();
        for (Person person : List.copyOf(people.online())) {
            Peer peer = person.peer;
            people.disconnect(person);
            if (peer != null) {
                dismiss(peer, Departure.HOST_CLOSED, text, retry);
            }
        }
        for (Peer stranger : List.copyOf(awaitingHello.keySet())) {
            dismiss(stranger, Departure.HOST_CLOSED, text, retry);
        }
    }

    /// Those who came with a browser go, also those who have not said hello yet.
    void dismissGuests(String text) {
        for (Person person : List.copyOf(people.online())) {
            if (person.guest) {
                disconnect(person, Departure.REMOVED, text, null);
            }
        }
        for (Peer stranger : List.copyOf(awaitingHello.keySet())) {
            if (stranger.isGuest()) {
                awaitingHello.remove(stranger);
                dismiss(stranger, Departure.REMOVED, text, null);
            }
        }
    }

    private void disconnect(
            Person person, Departure reason, String text, @Nullable Integer retryAfter) {
        Peer peer = person.peer;
        depart(person, reason, null);
        if (peer != null) {
            dismiss(peer, reason, text, retryAfter);
        }
    }

    private void dismiss(Peer peer, Departure reason, String text, @Nullable Integer retryAfter) {
        dismiss(peer, new Event.Goodbye(reason, text, retryAfter));
    }

    private void dismiss(Peer peer, Event.Goodbye goodbye) {
        hasher.forget(peer);
        delivery.send(peer, goodbye);
        peer.close(goodbye.reason());
    }

    private void depart(
            Person person, Departure reason, @Nullable LocalizableText localizableText) {
        memberships.leaveAll(person, reason, localizableText);
        people.disconnect(person);
        LOG.info("{} is gone: {}", person.id, reason);
    }
}
