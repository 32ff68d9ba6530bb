package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementSchedulerTest {
    private static final Schedule TEA = new Schedule(0, "tea time", 10);

    private final HubFixture hub = new HubFixture(List.of("lobby"), List.of(TEA));
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");

    AnnouncementSchedulerTest() {
        HubFixture.forget(host, ada);
    }

    @Test
    void aScheduledAnnouncementComesEveryTenMinutes() {
        hub.pass(Duration.ofMinutes(10).minusMillis(250));
        assertEquals(List.of(), ada.heard(Announced.class));
        hub.pass(Duration.ofMillis(250));
        assertEquals(
                new Announced(
                        "lobby", 1, hub.time.millis(), "", "Ada's house", 0, "tea time", true),
                ada.only(Announced.class));
        hub.pass(Duration.ofMinutes(30));
        assertEquals(4, ada.heard(Announced.class).size());
    }

    @Test
    void afterALongSleepItComesOnce() {
        hub.time.pass(Duration.ofHours(9));
        hub.hub.tick();
        assertEquals(1, ada.heard(Announced.class).size());
    }

    @Test
    void theHostAddsAndDropsAndModeratorsSeeIt() {
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.forget(host, ada);
        host.ask(new Command.AddSchedule("stand up", 1));
        var both = List.of(new Schedule(1, "tea time", 10), new Schedule(2, "stand up", 1));
        assertEquals(both, host.only(Event.Schedules.class).schedules());
        assertEquals(both, ada.only(Event.Schedules.class).schedules());
        hub.pass(Duration.ofMinutes(2));
        assertEquals(
                List.of("Host", "Host"),
                ada.heard(Announced.class).stream().map(Announced::name).toList());
        HubFixture.forget(host, ada);
        ada.ask(new Command.DropSchedule(2));
        assertEquals(
                List.of(new Schedule(1, "tea time", 10)),
                host.only(Event.Schedules.class).schedules());
        hub.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), ada.heard(Announced.class));
        HubFixture.forget(host, ada);
        ada.ask(new Command.DropSchedule(2));
        assertEquals(List.of(), ada.take(), "dropping twice is harmless");
    }

    @Test
    void membersNeitherAddNorDrop() {
        ada.assertRefused(ada.ask(new Command.AddSchedule("spam", 1)), ErrorCode.NOT_ALLOWED);
        ada.take();
        ada.assertRefused(ada.ask(new Command.DropSchedule(1)), ErrorCode.NOT_ALLOWED);
        assertEquals(List.of(), host.take());
    }

    @Test
    void thereAreAtMostTwentyAndAllFitOneFrame() {
        for (int i = 1; i < Limits.SCHEDULES; i++) {
            host.ask(new Command.AddSchedule("\u2028".repeat(399) + "x", 1440));
            hub.pass(Duration.ofSeconds(1));
        }
        assertEquals(20, host.heard(Event.Schedules.class).getLast().schedules().size());
        host.take();
        host.assertRefused(host.ask(new Command.AddSchedule("more", 1)), ErrorCode.TOO_MANY);
    }
}
