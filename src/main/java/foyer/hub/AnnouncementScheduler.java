package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Schedule;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.PersistedState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The announcements that the server makes by itself. One thread, the hub's.
final class AnnouncementScheduler {
    private static final long MINUTE = 60_000_000_000L;

    private record Item(Schedule schedule, String by, String name, long dueNanos) {}

    private final MessageHandler messages;
    private final People people;
    private final Penalties penalties;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private long lastId;

    AnnouncementScheduler(
            HubSettings settings,
            PersistedState persistedState,
            MessageHandler messages,
            People people,
            Penalties penalties,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.messages = messages;
        this.people = people;
        this.penalties = penalties;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        String server = Names.person(settings.name());
        for (Change.ScheduleAdded stored : persistedState.schedules()) {
            lastId = Math.max(lastId, stored.schedule().id());
            begin(stored.schedule(), stored.by(), stored.name());
        }
        // these come with every start, so they are not stored
        for (Schedule each : settings.schedules()) {
            begin(new Schedule(++lastId, each.text(), each.minutes()), "", server);
        }
    }

    void add(Person by, long requestId, Command.AddSchedule add) {
        if (!mayPlan(by, requestId) || penalties.refuseIfMuted(by, requestId)) {
            return;
        }
        if (items.size() >= Limits.SCHEDULES) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "There can be up to %d repeating announcements. Remove one first."
                            .formatted(Limits.SCHEDULES),
                    Sentence.SCHEDULES.with(Limits.SCHEDULES));
            return;
        }
        var schedule = new Schedule(lastId + 1, add.text(), add.minutes());
        if (!delivery.storeNow(
                by, requestId, List.of(new Change.ScheduleAdded(schedule, by.id, by.name)))) {
            return;
        }
        lastId++;
        begin(schedule, by.id, by.name);
        delivery.sendToAll(people.moderators(), list());
    }

    void drop(Person by, long requestId, Command.DropSchedule drop) {
        if (mayPlan(by, requestId)
                && items.containsKey(drop.schedule())
                && delivery.storeNow(
                        by, requestId, List.of(new Change.ScheduleRemoved(drop.schedule())))) {
            items.remove(drop.schedule());
            delivery.sendToAll(people.moderators(), list());
        }
    }

    void tellIfModerator(Person person) {
        if (person.role.moderates()) {
            delivery.send(person.peer, list());
        }
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (Item item : List.copyOf(items.values())) {
            if (now - item.dueNanos >= 0) {
                messages.announceScheduled(item.by, item.name, item.schedule.text());
                items.put(item.schedule.id(), due(item.schedule, item.by, item.name, now));
            }
        }
    }

    private void begin(Schedule schedule, String by, String name) {
        items.put(schedule.id(), due(schedule, by, name, nanoTime.getAsLong()));
    }

    private static Item due(Schedule schedule, String by, String name, long now) {
        return new Item(schedule, by, name, now + schedule.minutes() * MINUTE);
    }

    private Event.Schedules list() {
        return new Event.Schedules(items.values().stream().map(Item::schedule).toList());
    }

    private boolean mayPlan(Person by, long requestId) {
        if (!by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can change repeating announcements.",
                    Sentence.ONLY_MODERATORS.with());
            return false;
        }
        return true;
    }
}
