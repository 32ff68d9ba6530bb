package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Limits;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sentence;
import foyer.store.Change;
import foyer.store.MessageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Entering, leaving and opening rooms. One thread, the hub's.
final class Doors {
    private static final long BETWEEN_COUNTS = 500_000_000;

    private final Rooms rooms;
    private final People people;
    private final Closings closings;
    private final Readings readings;
    private final Passwords passwords;
    private final Delivery delivery;
    private final Lengths lengths;
    private final Pacing pacing;
    private final HubLimits limits;
    private final MessageStore store;
    private final Logbook logs;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private long countedAt;

    Doors(
            Rooms rooms,
            People people,
            Closings closings,
            Readings readings,
            Passwords passwords,
            Delivery delivery,
            Lengths lengths,
            Pacing pacing,
            HubLimits limits,
            MessageStore store,
            Logbook logs,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.logs = logs;
        this.random = random;
        this.rooms = rooms;
        this.people = people;
        this.closings = closings;
        this.readings = readings;
        this.passwords = passwords;
        this.delivery = delivery;
        this.lengths = lengths;
        this.pacing = pacing;
        this.limits = limits;
        this.store = store;
        this.nanoTime = nanoTime;
        this.countedAt = nanoTime.getAsLong() - BETWEEN_COUNTS;
    }

    void openAtStart(String name) {
        String tidy = Names.room(name);
        if (rooms.named(tidy) == null) {
            var room = new Room(tidy, "", List.of(), true, newLog());
            if (delivery.isKept(null, 0, List.of(room.change()))) {
                rooms.add(room);
            }
        }
    }

    private String newLog() {
        return Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }

    /// Opens the rooms that were open when the server ended, but those nobody ever spoke in.
    void reopen() {
        var gone = new ArrayList<Change>();
        for (Change.Room stored : store.standing().rooms()) {
            long last = Math.max(stored.cut(), store.last(stored.name()));
            List<Person> pair = people.pairOf(stored.name());
            if ((last == 0 && !stored.kept() && stored.keeping() == Keeping.ALWAYS)
                    || (Names.isDirect(stored.name()) && pair.size() < 2)) {
                gone.add(new Change.NoRoom(stored.name()));
                continue;
            }
            var room = new Room(stored.name(), stored.owner(), pair, stored.kept(), stored.log());
            room.topic = stored.topic();
            room.keeping = stored.keeping();
            room.last = last;
            room.pins.addAll(store.pins(room.name));
            rooms.add(room);
        }
        if (!gone.isEmpty()) {
            var _ = delivery.isKept(null, 0, gone);
        }
    }

    void join(Person person, long re, Command.Join join) {
        Room room = rooms.named(join.room());
        if (room == null ? Names.isDirect(join.room()) : !room.admits(person)) {
            delivery.refuse(person.peer, re, Code.NO_SUCH_ROOM, "There is no such room here.");
            return;
        }
        if (room == null || !room.members.contains(person)) {
            if (person.rooms.size() >= limits.roomsPerMember()) {
                delivery.refuse(
                        person.peer,
                        re,
                        Code.TOO_MANY,
                        "You can be in %d rooms at once. Leave one first."
                                .formatted(limits.roomsPerMember()),
                        Sentence.ROOMS_AT_ONCE.with(limits.roomsPerMember()));
                return;
            }
            if (room == null && rooms.open() >= limits.rooms()) {
                delivery.refuse(
                        person.peer,
                        re,
                        Code.TOO_MANY,
                        "This server has as many rooms as it can hold.",
                        Sentence.NO_MORE_ROOMS.with());
                return;
            }
        }
        if (room != null && !opens(person, re, room, join)) {
            return;
        }
        if (room == null) {
            if (lengths.isRoomTooLong(person.peer, re, join.room())
                    || pacing.isTooFast(person, re)) {
                return;
            }
            room = new Room(join.room(), person.id, List.of(), false, newLog());
            if (!delivery.isKept(person, re, List.of(room.change()))) {
                return;
            }
            rooms.add(room);
            delivery.tellAll(
                    people.here(), new Event.RoomOpened(room.info(person, nanoTime.getAsLong())));
        }
        enter(person, re, room, join.after(), join.log());
    }

    private boolean opens(Person person, long re, Room room, Command.Join join) {
        Peer peer = person.peer;
        return room.members.contains(person)
                || room.isOwnedBy(person)
                || (peer != null
                        && passwords.admits(
                                room.lock,
                                person,
                                peer,
                                re,
                                join.password(),
                                () -> join(person, re, join)));
    }

    void direct(Person person, long re, Command.Direct direct) {
        Person other = people.known(direct.member());
        if (other == null || other == person) {
            delivery.refuse(person.peer, re, Code.NO_SUCH_MEMBER, "That person is not here.");
            return;
        }
        String name = Names.direct(person.id, other.id);
        Room room = rooms.named(name);
        if (room == null) {
            if (directRoomsOf(person) >= limits.roomsPerMember()
                    || rooms.all().size() - rooms.open() >= Limits.DIRECT_ROOMS) {
                delivery.refuse(
                        person.peer,
                        re,
                        Code.TOO_MANY,
                        "You can have %d direct conversations.".formatted(limits.roomsPerMember()),
                        Sentence.DIRECT_CONVERSATIONS.with(limits.roomsPerMember()));
                return;
            }
            room = new Room(name, person.id, List.of(person, other), false, newLog());
            List<Change> changes =
                    List.of(room.change(), person.change(person.role), other.change(other.role));
            if (!delivery.isKept(person, re, changes)) {
                return;
            }
            rooms.add(room);
            room.pair.forEach(each -> each.noted = true);
        }
        enter(person, re, room, null, null);
    }

    /// Lets those of a direct conversation in who are here and not in it, since something is about
    /// to be said to them.
    void bringIn(Room room) {
        for (Person person : room.pair) {
            if (person.peer != null && !room.members.contains(person)) {
                enter(person, 0, room, null, null);
            }
        }
    }

    private long directRoomsOf(Person person) {
        return rooms.all().stream().filter(room -> room.pair.contains(person)).count();
    }

    private void enter(
            Person person, long re, Room room, @Nullable Long after, @Nullable String log) {
        boolean isNew = !room.members.contains(person);
        if (isNew) {
            delivery.tellAll(room.members, new Event.Joined(room.name, person.member()));
            rooms.enter(room, person);
        }
        delivery.settle();
        CatchUp catchUp = CatchUp.of(logs, room, limits.page(), after, log);
        RoomInfo info = room.info(person, nanoTime.getAsLong());
        delivery.tell(
                person.peer,
                new Event.Entered(re, info, room.last, catchUp.anew(), logs.name(room)));
        List<Member> members = room.members.stream().map(Person::member).toList();
        for (List<Member> chunk : Codec.chunks(members)) {
            delivery.tell(person.peer, new Event.Present(room.name, chunk));
        }
        readings.welcome(person, room);
        for (List<Logged> pins : Codec.chunks(logs.pins(room))) {
            if (!pins.isEmpty()) {
                delivery.tell(person.peer, new Event.Pins(room.name, pins));
            }
        }
        delivery.tell(person.peer, new Event.Page(room.name, catchUp.entries(), catchUp.more()));
    }

    void leave(Person person, Command.Leave leave) {
        Room room = rooms.named(leave.room());
        if (room != null && room.members.contains(person)) {
            delivery.tell(
                    person.peer, new Event.Left(room.name, person.id, person.name, Departure.LEFT));
            out(person, room, Departure.LEFT, null);
        }
    }

    /// Takes somebody out of all their rooms.
    ///
    /// @param told who sent them away and why, if somebody did
    void leaveAll(Person person, Departure reason, @Nullable Told told) {
        // what they said last is theirs to hear, too
        delivery.settle();
        for (Room room : List.copyOf(person.rooms)) {
            out(person, room, reason, told);
        }
    }

    private void out(Person person, Room room, Departure reason, @Nullable Told told) {
        rooms.leave(room, person);
        delivery.tellAll(
                room.members,
                new Event.Left(
                        room.name,
                        person.id,
                        person.name,
                        reason,
                        told == null ? null : told.words(),
                        told == null ? null : told.why()));
        room.lastOut = person;
        closings.removeIfUnused(room);
    }

    /// The rooms as one person sees them, in frames.
    List<Event> listing(Person viewer) {
        long now = nanoTime.getAsLong();
        List<RoomInfo> infos =
                rooms.all().stream()
                        .filter(room -> room.admits(viewer))
                        .filter(room -> !room.isDirect() || room.last > 0)
                        .map(room -> room.info(viewer, now).brief())
                        .toList();
        var chunks = Codec.chunks(infos);
        return IntStream.range(0, chunks.size())
                .<Event>mapToObj(i -> new Event.Rooms(chunks.get(i), i < chunks.size() - 1))
                .toList();
    }

    void tick() {
        closings.tick();
        long now = nanoTime.getAsLong();
        Event counts = now - countedAt < BETWEEN_COUNTS ? null : rooms.takeCounts();
        if (counts != null) {
            countedAt = now;
            delivery.tellAll(people.here(), counts);
        }
        people.forgetLongAway();
    }
}
