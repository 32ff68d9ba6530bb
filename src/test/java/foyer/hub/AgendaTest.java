package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Schedule TEA = new Schedule(0, "tea time", 10);

    private final House house = new House(List.of("lobby"), List.of(TEA));
    private final ListPeer host = house.guest("Host", "lobby");
    private final ListPeer ada = house.guest("Ada", "lobby");

    AgendaTest() {
        House.forget(host, ada);
    }

    @Test
    void aScheduledAnnouncementComesEveryTenMinutes() {
        house.pass(Duration.ofMinutes(10).minusMillis(250));
        assertEquals(List.of(), ada.heard(Announced.class));
        house.pass(Duration.ofMillis(250));
        assertEquals(
                new Announced(
                        "lobby", 1, house.time.millis(), "", "Ada's house", 0, "tea time", true),
                ada.only(Announced.class));
        house.pass(Duration.ofMinutes(30));
        assertEquals(4, ada.heard(Announced.class).size());
    }

    @Test
    void afterALongSleepItComesOnce() {
        house.time.pass(Duration.ofHours(9));
        house.hub.tick();
        assertEquals(1, ada.heard(Announced.class).size());
    }

    @Test
    void theHostAddsAndDropsAndModeratorsSeeIt() {
        host.ask(new Command.SetRole(Keys.id("Ada"), Role.MODERATOR));
        House.forget(host, ada);
        host.ask(new Command.AddSchedule("stand up", 1));
        var both = List.of(new Schedule(1, "tea time", 10), new Schedule(2, "stand up", 1));
        assertEquals(both, host.only(Event.Schedules.class).schedules());
        assertEquals(both, ada.only(Event.Schedules.class).schedules());
        house.pass(Duration.ofMinutes(2));
        assertEquals(
                List.of("Host", "Host"),
                ada.heard(Announced.class).stream().map(Announced::name).toList());
        House.forget(host, ada);
        ada.ask(new Command.DropSchedule(2));
        assertEquals(
                List.of(new Schedule(1, "tea time", 10)),
                host.only(Event.Schedules.class).schedules());
        house.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), ada.heard(Announced.class));
        House.forget(host, ada);
        ada.ask(new Command.DropSchedule(2));
        assertEquals(List.of(), ada.take(), "dropping twice is harmless");
    }

    @Test
    void membersNeitherAddNorDrop() {
        ada.assertRefused(ada.ask(new Command.AddSchedule("spam", 1)), Code.NOT_ALLOWED);
        ada.take();
        ada.assertRefused(ada.ask(new Command.DropSchedule(1)), Code.NOT_ALLOWED);
        assertEquals(List.of(), host.take());
    }

    @Test
    void thereAreAtMostTwentyAndAllFitOneFrame() {
        for (int i = 1; i < Limits.SCHEDULES; i++) {
            host.ask(new Command.AddSchedule("\u2028".repeat(399) + "x", 1440));
            house.pass(Duration.ofSeconds(1));
        }
        assertEquals(20, host.heard(Event.Schedules.class).getLast().schedules().size());
        host.take();
        host.assertRefused(host.ask(new Command.AddSchedule("more", 1)), Code.TOO_MANY);
    }
}
