package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.store.Change;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Coming and going: hello, names, roles, goodbye. One thread, the hub's.
final class Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);
    private final String server;
    private final String logId;
    private final People people;
    private final Penalties penalties;
    private final Passwords passwords;
    private final Elsewhere elsewhere;
    private final Doors doors;
    private final Agenda agenda;
    private final Delivery delivery;
    private final Storing storing;
    private final Duration within;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<Peer, Long> strangers = new IdentityHashMap<>();

    Greeting(
            String server,
            String logId,
            People people,
            Penalties penalties,
            Passwords passwords,
            Elsewhere elsewhere,
            Doors doors,
            Agenda agenda,
            Delivery delivery,
            Storing storing,
            Duration within,
            LongSupplier nanoTime) {
        this.server = server;
        this.logId = logId;
        this.people = people;
        this.penalties = penalties;
        this.passwords = passwords;
        this.elsewhere = elsewhere;
        this.doors = doors;
        this.agenda = agenda;
        this.delivery = delivery;
        this.storing = storing;
        this.within = within;
        this.nanoTime = nanoTime;
    }

    void opened(Peer peer) {
        strangers.put(peer, nanoTime.getAsLong());
    }

    void hello(Peer peer, long re, Command.Hello hello) {
        if (!strangers.containsKey(peer)) {
            delivery.refuse(peer, re, Code.OUT_OF_ORDER, "You said hello already.");
            return;
        }
        if (elsewhere.isBusyFor(peer)) {
            delivery.refuse(
                    peer, re, Code.OUT_OF_ORDER, "Your last hello is still being looked at.");
            return;
        }
        if (hello.protocol() < Limits.PROTOCOL) {
            delivery.refuse(
                    peer,
                    re,
                    Code.OTHER_PROTOCOL,
                    "This server speaks protocol %d and your program %d. Update your program."
                            .formatted(Limits.PROTOCOL, hello.protocol()),
                    Sentence.OLD_PROTOCOL.with(Limits.PROTOCOL, hello.protocol()));
            return;
        }
        Person person = people.of(hello.key(), hello.name(), nanoTime.getAsLong());
        if (penalties.isKeptOut(person, peer, re)) {
            return;
        }
        Lock lock = passwords.server();
        Runnable again = () -> hello(peer, re, hello);
        // before the name, so that nobody learns who is here without it
        if (!passwords.admits(lock, person, peer, re, hello.password(), again)) {
            return;
        }
        if (people.isTaken(hello.name(), person)) {
            refuseTaken(peer, re, hello.name());
            return;
        }
        if (person.peer != null) {
            bye(person, Departure.REPLACED, "You connected again from elsewhere.", null);
        }
        strangers.remove(peer);
        boolean isRenamed = !person.name.equals(hello.name());
        people.arrive(person, peer, hello.name(), nanoTime.getAsLong());
        penalties.mark(person);
        if (isRenamed && person.noted) {
            storing.keepInTheEnd(person.change(person.role));
        }
        LOG.info("{} is here from {}", person.id, peer.address());
        delivery.tell(
                peer,
                new Event.Welcome(Limits.PROTOCOL, server, logId, person.member(), lock.isSet()));
        doors.listing(person).forEach(rooms -> delivery.tell(peer, rooms));
        agenda.tellIfModerator(person);
        penalties.greet(person);
        if (!storing.works()) {
            delivery.tell(peer, storing.event());
        }
    }

    private void refuseTaken(@Nullable Peer peer, long re, String name) {
        delivery.refuse(
                peer,
                re,
                Code.NAME_TAKEN,
                "Somebody here is already called %s. Choose another name.".formatted(name),
                Sentence.NAME_TAKEN.with(name));
    }

    void rename(Person person, long re, Command.Rename rename) {
        String from = person.name;
        if (from.equals(rename.name())) {
            return;
        }
        if (people.isTaken(rename.name(), person)) {
            refuseTaken(person.peer, re, rename.name());
            return;
        }
        var renamed = new Change.Member(person.id, rename.name(), person.role);
        if (person.noted && !delivery.isKept(person, re, List.of(renamed))) {
            return;
        }
        people.rename(person, rename.name());
        delivery.tellAll(People.around(person), new Event.Renamed(person.id, from, rename.name()));
    }

    void setRole(Person host, long re, Command.SetRole command) {
        Person person = people.here(command.member());
        if (host.role != Role.HOST || command.role() == Role.HOST) {
            delivery.refuse(
                    host.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the host can name moderators.",
                    Sentence.ONLY_HOST.with());
        } else if (person == null) {
            delivery.refuse(host.peer, re, Code.NO_SUCH_MEMBER, "That person is not here.");
        } else if (person.role == Role.HOST) {
            delivery.refuse(
                    host.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "The host stays the host.",
                    Sentence.HOST_STAYS_HOST.with());
        } else if (person.role != command.role()
                && delivery.isKept(host, re, List.of(person.change(command.role())))) {
            person.role = command.role();
            person.noted = true;
            delivery.tellAll(People.around(person), new Event.RoleSet(person.id, person.role));
            agenda.tellIfModerator(person);
            penalties.tellIfModerator(person);
        }
    }

    /// Somebody is sent away.
    ///
    /// @param told to those who shared a room with them
    /// @param goodbye to themselves
    void sendAway(Person person, Departure reason, Told told, Told goodbye) {
        Peer peer = person.peer;
        if (peer != null) {
            depart(person, reason, told);
            dismiss(peer, new Event.Goodbye(reason, goodbye.words(), null, goodbye.why()));
        }
    }

    /// The member's own goodbye: everything sent before is answered before this.
    void goodbye(Person person) {
        bye(person, Departure.LEFT, "", null);
    }

    void gone(Peer peer, Departure reason) {
        strangers.remove(peer);
        elsewhere.forget(peer);
        Person person = people.at(peer);
        if (person != null) {
            depart(person, reason, null);
        }
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (var stranger : List.copyOf(strangers.entrySet())) {
            if (now - stranger.getValue() >= within.toNanos()) {
                strangers.remove(stranger.getKey());
                dismiss(
                        stranger.getKey(),
                        Departure.LOST,
                        "No hello within %d seconds.".formatted(within.toSeconds()),
                        null);
            }
        }
    }

    void stop(String words, int retryAfter) {
        Integer retry = retryAfter == 0 ? null : retryAfter;
        delivery.settle();
        for (Person person : List.copyOf(people.here())) {
            Peer peer = person.peer;
            people.depart(person);
            if (peer != null) {
                dismiss(peer, Departure.HOST_CLOSED, words, retry);
            }
        }
        for (Peer stranger : List.copyOf(strangers.keySet())) {
            dismiss(stranger, Departure.HOST_CLOSED, words, retry);
        }
    }

    /// Those who came with a browser go, also those who have not said hello yet.
    void dismissGuests(String words) {
        for (Person person : List.copyOf(people.here())) {
            if (person.guest) {
                bye(person, Departure.REMOVED, words, null);
            }
        }
        for (Peer stranger : List.copyOf(strangers.keySet())) {
            if (stranger.isGuest()) {
                strangers.remove(stranger);
                dismiss(stranger, Departure.REMOVED, words, null);
            }
        }
    }

    private void bye(Person person, Departure reason, String words, @Nullable Integer retryAfter) {
        Peer peer = person.peer;
        depart(person, reason, null);
        if (peer != null) {
            dismiss(peer, reason, words, retryAfter);
        }
    }

    private void dismiss(Peer peer, Departure reason, String words, @Nullable Integer retryAfter) {
        dismiss(peer, new Event.Goodbye(reason, words, retryAfter));
    }

    private void dismiss(Peer peer, Event.Goodbye goodbye) {
        elsewhere.forget(peer);
        delivery.tell(peer, goodbye);
        peer.close(goodbye.reason());
    }

    private void depart(Person person, Departure reason, @Nullable Told told) {
        doors.leaveAll(person, reason, told);
        people.depart(person);
        LOG.info("{} is gone: {}", person.id, reason);
    }
}
