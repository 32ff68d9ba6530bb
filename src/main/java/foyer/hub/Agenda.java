package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.Schedule;
import foyer.protocol.Sentence;
import foyer.store.Change;
import foyer.store.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The announcements that the server makes by itself. One thread, the hub's.
final class Agenda {
    private static final long MINUTE = 60_000_000_000L;

    private record Item(Schedule schedule, String by, String name, long dueNanos) {}

    private final Talk talk;
    private final People people;
    private final Penalties penalties;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private long lastId;

    Agenda(
            HubSettings settings,
            Standing standing,
            Talk talk,
            People people,
            Penalties penalties,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.talk = talk;
        this.people = people;
        this.penalties = penalties;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        String server = Names.person(settings.name());
        for (Change.Planned stored : standing.plans()) {
            lastId = Math.max(lastId, stored.schedule().id());
            begin(stored.schedule(), stored.by(), stored.name());
        }
        // these come with every start, so they are not stored
        for (Schedule each : settings.schedules()) {
            begin(new Schedule(++lastId, each.text(), each.minutes()), "", server);
        }
    }

    void add(Person by, long re, Command.AddSchedule add) {
        if (!mayPlan(by, re) || penalties.isSilenced(by, re)) {
            return;
        }
        if (items.size() >= Limits.SCHEDULES) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.TOO_MANY,
                    "There can be %d scheduled announcements.".formatted(Limits.SCHEDULES),
                    Sentence.SCHEDULES.with(Limits.SCHEDULES));
            return;
        }
        var schedule = new Schedule(lastId + 1, add.text(), add.minutes());
        if (!delivery.isKept(by, re, List.of(new Change.Planned(schedule, by.id, by.name)))) {
            return;
        }
        lastId++;
        begin(schedule, by.id, by.name);
        delivery.tellAll(people.moderators(), list());
    }

    void drop(Person by, long re, Command.DropSchedule drop) {
        if (mayPlan(by, re)
                && items.containsKey(drop.schedule())
                && delivery.isKept(by, re, List.of(new Change.Unplanned(drop.schedule())))) {
            items.remove(drop.schedule());
            delivery.tellAll(people.moderators(), list());
        }
    }

    void tellIfModerator(Person person) {
        if (person.role.moderates()) {
            delivery.tell(person.peer, list());
        }
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (Item item : List.copyOf(items.values())) {
            if (now - item.dueNanos >= 0) {
                talk.announceOnTime(item.by, item.name, item.schedule.text());
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

    private boolean mayPlan(Person by, long re) {
        if (!by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the host and moderators can schedule announcements.",
                    Sentence.ONLY_MODERATORS.with());
            return false;
        }
        return true;
    }
}
