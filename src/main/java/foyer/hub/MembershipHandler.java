package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Entering, leaving and opening rooms. One thread, the hub's.
final class MembershipHandler {
    private static final long BETWEEN_COUNTS = 500_000_000;

    private final RoomRegistry rooms;
    private final People people;
    private final RoomClosingHandler closings;
    private final ReadReceiptHandler readReceipts;
    private final PasswordHandler passwords;
    private final Delivery delivery;
    private final LengthValidator lengthValidator;
    private final CommandRateLimiter rateLimiter;
    private final HubLimits limits;
    private final MessageStore store;
    private final RoomLogs logs;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private long countedAt;

    MembershipHandler(
            RoomRegistry rooms,
            People people,
            RoomClosingHandler closings,
            ReadReceiptHandler readReceipts,
            PasswordHandler passwords,
            Delivery delivery,
            LengthValidator lengthValidator,
            CommandRateLimiter rateLimiter,
            HubLimits limits,
            MessageStore store,
            RoomLogs logs,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.logs = logs;
        this.random = random;
        this.rooms = rooms;
        this.people = people;
        this.closings = closings;
        this.readReceipts = readReceipts;
        this.passwords = passwords;
        this.delivery = delivery;
        this.lengthValidator = lengthValidator;
        this.rateLimiter = rateLimiter;
        this.limits = limits;
        this.store = store;
        this.nanoTime = nanoTime;
        this.countedAt = nanoTime.getAsLong() - BETWEEN_COUNTS;
    }

    void ensureRoom(String name) {
        String tidy = Names.room(name);
        if (rooms.named(tidy) == null) {
            var room = new Room(tidy, "", List.of(), true, newLog());
            if (delivery.storeNow(null, 0, List.of(room.toChange()))) {
                rooms.add(room);
            }
        }
    }

    private String newLog() {
        return Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }

    /// Opens the rooms that were open when the server ended, but those nobody ever spoke in.
    void restore() {
        var gone = new ArrayList<Change>();
        for (Change.Room stored : store.persistedState().rooms()) {
            long last = Math.max(stored.cut(), store.lastSeq(stored.name()));
            List<Person> pair = people.pairOf(stored.name());
            if ((last == 0 && !stored.kept() && stored.retention() == Retention.ALWAYS)
                    || (Names.isDirect(stored.name()) && pair.size() < 2)) {
                gone.add(new Change.RoomRemoved(stored.name()));
                continue;
            }
            var room = new Room(stored.name(), stored.owner(), pair, stored.kept(), stored.log());
            room.topic = stored.topic();
            room.retention = stored.retention();
            room.last = last;
            room.pins.addAll(store.pins(room.name));
            rooms.add(room);
        }
        if (!gone.isEmpty()) {
            var _ = delivery.storeNow(null, 0, gone);
        }
    }

    void join(Person person, long requestId, Command.Join join) {
        Room room = rooms.named(join.room());
        if (room == null ? Names.isDirect(join.room()) : !room.admits(person)) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
            return;
        }
        if (room == null || !room.members.contains(person)) {
            if (person.rooms.size() >= limits.roomsPerMember()) {
                delivery.refuse(
                        person.peer,
                        requestId,
                        ErrorCode.TOO_MANY,
                        "You can be in up to %d rooms at once. Leave one first."
                                .formatted(limits.roomsPerMember()),
                        Sentence.ROOMS_AT_ONCE.with(limits.roomsPerMember()));
                return;
            }
            if (room == null && rooms.countOpen() >= limits.rooms()) {
                delivery.refuse(
                        person.peer,
                        requestId,
                        ErrorCode.TOO_MANY,
                        "This server can’t hold more rooms.",
                        Sentence.NO_MORE_ROOMS.with());
                return;
            }
        }
        if (room != null && !checkPassword(person, requestId, room, join)) {
            return;
        }
        if (room == null) {
            if (lengthValidator.refuseIfRoomNameTooLong(person.peer, requestId, join.room())
                    || rateLimiter.refuseIfTooFast(person, requestId)) {
                return;
            }
            room = new Room(join.room(), person.id, List.of(), false, newLog());
            if (!delivery.storeNow(person, requestId, List.of(room.toChange()))) {
                return;
            }
            rooms.add(room);
            delivery.sendToAll(
                    people.online(), new Event.RoomOpened(room.info(person, nanoTime.getAsLong())));
        }
        enter(person, requestId, room, join.after(), join.log());
    }

    private boolean checkPassword(Person person, long requestId, Room room, Command.Join join) {
        Peer peer = person.peer;
        return room.members.contains(person)
                || room.isOwnedBy(person)
                || (peer != null
                        && passwords.checkAccess(
                                room.accessLock,
                                person,
                                peer,
                                requestId,
                                join.password(),
                                () -> join(person, requestId, join)));
    }

    void direct(Person person, long requestId, Command.Direct direct) {
        Person other = people.byId(direct.member());
        if (other == null || other == person) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_MEMBER, "That person isn’t here.");
            return;
        }
        String name = Names.direct(person.id, other.id);
        Room room = rooms.named(name);
        if (room == null) {
            if (directRoomsOf(person) >= limits.roomsPerMember()
                    || rooms.all().size() - rooms.countOpen() >= Limits.DIRECT_ROOMS) {
                delivery.refuse(
                        person.peer,
                        requestId,
                        ErrorCode.TOO_MANY,
                        "You can have up to %d direct conversations."
                                .formatted(limits.roomsPerMember()),
                        Sentence.DIRECT_CONVERSATIONS.with(limits.roomsPerMember()));
                return;
            }
            room = new Room(name, person.id, List.of(person, other), false, newLog());
            List<Change> changes =
                    List.of(
                            room.toChange(),
                            person.toChange(person.role),
                            other.toChange(other.role));
            if (!delivery.storeNow(person, requestId, changes)) {
                return;
            }
            rooms.add(room);
            room.pair.forEach(each -> each.stored = true);
        }
        enter(person, requestId, room, null, null);
    }

    /// Lets those of a direct conversation in who are here and not in it, since something is about
    /// to be said to them.
    void admitPair(Room room) {
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
            Person person, long requestId, Room room, @Nullable Long after, @Nullable String log) {
        boolean isNew = !room.members.contains(person);
        if (isNew) {
            delivery.sendToAll(room.members, new Event.Joined(room.name, person.member()));
            rooms.enter(room, person);
        }
        delivery.commitPending();
        CatchUp catchUp = CatchUp.of(logs, room, limits.page(), after, log);
        RoomInfo info = room.info(person, nanoTime.getAsLong());
        delivery.send(
                person.peer,
                new Event.Entered(requestId, info, room.last, catchUp.anew(), logs.name(room)));
        List<Member> members = room.members.stream().map(Person::member).toList();
        for (List<Member> chunk : Codec.chunks(members)) {
            delivery.send(person.peer, new Event.Present(room.name, chunk));
        }
        readReceipts.sendPositions(person, room);
        for (List<LogEntry> pins : Codec.chunks(logs.pins(room))) {
            if (!pins.isEmpty()) {
                delivery.send(person.peer, new Event.Pins(room.name, pins));
            }
        }
        delivery.send(person.peer, new Event.Page(room.name, catchUp.entries(), catchUp.more()));
    }

    void leave(Person person, Command.Leave leave) {
        Room room = rooms.named(leave.room());
        if (room != null && room.members.contains(person)) {
            delivery.send(
                    person.peer, new Event.Left(room.name, person.id, person.name, Departure.LEFT));
            removeFrom(person, room, Departure.LEFT, null);
        }
    }

    /// Takes somebody out of all their rooms.
    ///
    /// @param localizableText who sent them away and why, if somebody did
    void leaveAll(Person person, Departure reason, @Nullable LocalizableText localizableText) {
        // what they said last is theirs to hear, too
        delivery.commitPending();
        for (Room room : List.copyOf(person.rooms)) {
            removeFrom(person, room, reason, localizableText);
        }
    }

    private void removeFrom(
            Person person, Room room, Departure reason, @Nullable LocalizableText localizableText) {
        rooms.leave(room, person);
        delivery.sendToAll(
                room.members,
                new Event.Left(
                        room.name,
                        person.id,
                        person.name,
                        reason,
                        localizableText == null ? null : localizableText.text(),
                        localizableText == null ? null : localizableText.explanation()));
        room.lastOut = person;
        closings.removeIfUnused(room);
    }

    /// The rooms as one person sees them, in frames.
    List<Event> roomList(Person viewer) {
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
        Event counts = now - countedAt < BETWEEN_COUNTS ? null : rooms.pollChangedCounts();
        if (counts != null) {
            countedAt = now;
            delivery.sendToAll(people.online(), counts);
        }
        people.forgetLongAway();
    }
}
