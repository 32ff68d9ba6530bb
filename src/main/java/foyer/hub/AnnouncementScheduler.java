package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Schedule;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.Change.Penalty;
import foyer.serverstore.PersistedState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Repeats announcements on a schedule, and lets moderators add and drop them. Hub thread.
final class AnnouncementScheduler {
    private static final long MINUTE = 60_000_000_000L;

    private record Item(Schedule schedule, String byId, String byName, long dueAt) {}

    private final AnnouncementHandler announcements;
    private final People people;
    private final Penalties penalties;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private long lastId;

    /// Restores the saved schedules. Those of the settings are not saved, because every start
    /// brings them.
    AnnouncementScheduler(
            HubSettings settings,
            PersistedState persistedState,
            AnnouncementHandler announcements,
            People people,
            Penalties penalties,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.announcements = announcements;
        this.people = people;
        this.penalties = penalties;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        String serverName = Names.person(settings.name());
        long now = nanoTime.getAsLong();
        for (Change.ScheduleAdded saved : persistedState.schedules()) {
            lastId = Math.max(lastId, saved.schedule().id());
            put(saved.schedule(), saved.by(), saved.name(), now);
        }
        for (Schedule schedule : settings.schedules()) {
            put(new Schedule(++lastId, schedule.text(), schedule.minutes()), "", serverName, now);
        }
    }

    void add(Person person, long requestId, Command.AddSchedule add) {
        if (refuseIfNotModerator(person, requestId)) {
            return;
        }
        if (items.size() >= Limits.SCHEDULES) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "There can be up to %d repeating announcements. Remove one first."
                            .formatted(Limits.SCHEDULES),
                    Sentence.SCHEDULES.with(Limits.SCHEDULES));
            return;
        }
        var schedule = new Schedule(lastId + 1, add.text(), add.minutes());
        var change = new Change.ScheduleAdded(schedule, person.id, person.name);
        if (delivery.storeNow(person, requestId, List.of(change))) {
            lastId++;
            put(schedule, person.id, person.name, nanoTime.getAsLong());
            delivery.sendToAll(people.moderators(), list());
        }
    }

    void drop(Person person, long requestId, Command.DropSchedule drop) {
        var change = new Change.ScheduleRemoved(drop.schedule());
        if (!refuseIfNotModerator(person, requestId)
                && items.containsKey(drop.schedule())
                && delivery.storeNow(person, requestId, List.of(change))) {
            items.remove(drop.schedule());
            delivery.sendToAll(people.moderators(), list());
        }
    }

    /// Sends the schedules to a member who is a moderator or host.
    void sendIfModerator(Person person) {
        if (person.role.moderates()) {
            delivery.send(person.peer, list());
        }
    }

    /// Ends the schedules of a member who was banned or may no longer announce.
    void endSchedulesOf(String member) {
        List<Change> ended =
                items.values().stream()
                        .filter(item -> item.byId.equals(member))
                        .<Change>map(item -> new Change.ScheduleRemoved(item.schedule.id()))
                        .toList();
        if (!ended.isEmpty()) {
            // if that cannot be stored, they are back after a restart
            var _ = delivery.storeNow(null, 0, ended);
            items.values().removeIf(item -> item.byId.equals(member));
            delivery.sendToAll(people.moderators(), list());
        }
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (Item item : List.copyOf(items.values())) {
            if (now - item.dueAt >= 0) {
                if (penalties.find(Penalty.Kind.MUTE, item.byId) == null) {
                    announcements.announceScheduled(item.byId, item.byName, item.schedule.text());
                }
                put(item.schedule, item.byId, item.byName, now);
            }
        }
    }

    private void put(Schedule schedule, String byId, String byName, long now) {
        long dueAt = now + schedule.minutes() * MINUTE;
        items.put(schedule.id(), new Item(schedule, byId, byName, dueAt));
    }

    private Event.Schedules list() {
        return new Event.Schedules(items.values().stream().map(Item::schedule).toList());
    }

    private boolean refuseIfNotModerator(Person person, long requestId) {
        if (person.role.moderates()) {
            return false;
        }
        delivery.refuse(
                person.peer,
                requestId,
                ErrorCode.NOT_ALLOWED,
                "Only the host and moderators can change repeating announcements.",
                Sentence.ONLY_MODERATORS.with());
        return true;
    }
}
