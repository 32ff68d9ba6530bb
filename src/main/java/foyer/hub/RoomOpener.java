package foyer.hub;

import foyer.protocol.ErrorCode;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Opens rooms and direct conversations, and limits how many a member opens and enters. Stores each
/// before it can be entered. Hub thread.
final class RoomOpener {
    /// How many times as many direct conversations a person may have as they may open.
    private static final int RECEIVED_FACTOR = 10;

    private final RoomRegistry rooms;
    private final RoomListSender roomLists;
    private final LengthValidator lengthValidator;
    private final CommandRateLimiter rateLimiter;
    private final Penalties penalties;
    private final Delivery delivery;
    private final HubLimits.RoomLimits limits;
    private final RandomGenerator random;

    RoomOpener(
            RoomRegistry rooms,
            RoomListSender roomLists,
            LengthValidator lengthValidator,
            CommandRateLimiter rateLimiter,
            Penalties penalties,
            Delivery delivery,
            HubLimits.RoomLimits limits,
            RandomGenerator random) {
        this.rooms = rooms;
        this.roomLists = roomLists;
        this.lengthValidator = lengthValidator;
        this.rateLimiter = rateLimiter;
        this.penalties = penalties;
        this.delivery = delivery;
        this.limits = limits;
        this.random = random;
    }

    /// Opens a room of the settings, which stays when it is empty, unless it is open.
    void ensureOpen(String name) {
        String normalized = Names.room(name);
        if (rooms.named(normalized) == null) {
            var room = new Room(normalized, "", List.of(), true, newLogName());
            if (delivery.storeNow(null, 0, List.of(room.toChange()))) {
                rooms.add(room);
            }
        }
    }

    /// Refuses a command to enter a room if the member is in too many, or entered too many a moment
    /// ago.
    boolean refuseIfMayNotEnter(Person person, long requestId) {
        if (person.rooms.size() < limits.perMember()) {
            return refuseIfEnteringTooFast(person, requestId);
        }
        delivery.refuse(
                person.peer,
                requestId,
                ErrorCode.TOO_MANY,
                "You can be in up to %d rooms at once. Leave one first."
                        .formatted(limits.perMember()),
                Sentence.ROOMS_AT_ONCE.with(limits.perMember()));
        return true;
    }

    /// Refuses a command to enter a room if the member entered too many a moment ago.
    boolean refuseIfEnteringTooFast(Person person, long requestId) {
        return rateLimiter.refuseIfTooFast(person, requestId, Pace.ENTERING);
    }

    /// Opens a room for a member. Refuses the command and returns null if that is not possible.
    @Nullable Room open(Person owner, long requestId, String name) {
        if (penalties.refuseIfMuted(owner, requestId)) {
            return null;
        }
        if (rooms.countOpen() >= limits.open()) {
            delivery.refuse(
                    owner.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "This server can’t hold more rooms.",
                    Sentence.NO_MORE_ROOMS.with());
            return null;
        }
        AddressRange address = limitedAddress(owner);
        if (refuseIfCreatedTooMany(owner, requestId, address)) {
            return null;
        }
        if (lengthValidator.refuseIfRoomNameTooLong(owner.peer, requestId, name)
                || rateLimiter.refuseIfTooFast(owner, requestId, Pace.WRITING)) {
            return null;
        }
        var room = new Room(name, owner.id, List.of(), false, newLogName());
        if (!delivery.storeNow(owner, requestId, List.of(room.toChange()))) {
            return null;
        }
        room.createdAt = address;
        rooms.add(room);
        roomLists.broadcastOpened(room, owner);
        return room;
    }

    private static @Nullable AddressRange limitedAddress(Person owner) {
        return owner.peer == null || owner.addressBudget == null
                ? null
                : AddressRange.of(owner.peer.inetAddress());
    }

    /// Refuses more rooms than a member, or the members at an address, may have created. Hosts have
    /// no such limit.
    private boolean refuseIfCreatedTooMany(
            Person owner, long requestId, @Nullable AddressRange address) {
        if (owner.role == Role.HOST) {
            return false;
        }
        long own = rooms.all().stream().filter(room -> room.isOwnedBy(owner)).count();
        if (own >= Limits.ROOMS_CREATED) {
            delivery.refuse(
                    owner.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "You can create up to %d rooms here. Close one first."
                            .formatted(Limits.ROOMS_CREATED),
                    Sentence.ROOMS_CREATED.with(Limits.ROOMS_CREATED));
            return true;
        }
        long near =
                address == null
                        ? 0
                        : rooms.all().stream()
                                .filter(room -> address.equals(room.createdAt))
                                .count();
        if (near >= Limits.ROOMS_CREATED_AT_ADDRESS) {
            delivery.refuse(
                    owner.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "The members at your address can create up to %d rooms here."
                            .formatted(Limits.ROOMS_CREATED_AT_ADDRESS),
                    Sentence.ADDRESS_ROOMS.with(Limits.ROOMS_CREATED_AT_ADDRESS));
            return true;
        }
        return false;
    }

    /// Opens a direct conversation. Refuses the command and returns null if that is not possible.
    @Nullable Room openDirect(Person person, Person other, long requestId) {
        if (penalties.refuseIfMuted(person, requestId)) {
            return null;
        }
        long own = rooms.all().stream().filter(room -> room.pair.contains(person)).count();
        long others = rooms.all().stream().filter(room -> room.pair.contains(other)).count();
        if (own >= limits.perMember()
                || others >= (long) RECEIVED_FACTOR * limits.perMember()
                || rooms.all().size() - rooms.countOpen() >= Limits.DIRECT_ROOMS) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "You can have up to %d direct conversations.".formatted(limits.perMember()),
                    Sentence.DIRECT_CONVERSATIONS.with(limits.perMember()));
            return null;
        }
        if (!person.role.moderates()
                && rateLimiter.refuseIfTooFast(person, requestId, Pace.DIRECT)) {
            return null;
        }
        String name = Names.direct(person.id, other.id);
        var room = new Room(name, person.id, List.of(person, other), false, newLogName());
        room.requestedBy = person.role.moderates() ? null : person.id;
        var changes = new ArrayList<Change>();
        changes.add(room.toChange());
        changes.add(person.toChange(person.role));
        changes.add(other.toChange(other.role));
        if (room.requestedBy != null) {
            changes.add(new Change.Request(room.name, person.id, 0));
        }
        if (!delivery.storeNow(person, requestId, changes)) {
            return null;
        }
        rooms.add(room);
        room.pair.forEach(each -> each.stored = true);
        return room;
    }

    private String newLogName() {
        return Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }
}
