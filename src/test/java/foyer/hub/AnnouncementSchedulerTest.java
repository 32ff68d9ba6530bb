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

    private final HubFixture hub =
            new HubFixture(HubFixture.settings(HubLimits.DEFAULT, List.of(TEA), "lobby"));
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");

    AnnouncementSchedulerTest() {
        HubFixture.discardEvents(host, ada);
    }

    @Test
    void scheduledAnnouncementRepeatsAtItsInterval() {
        hub.pass(Duration.ofMinutes(10).minusMillis(250));
        assertEquals(List.of(), ada.received(Announced.class));
        hub.pass(Duration.ofMillis(250));
        assertEquals(
                new Announced(
                        "lobby", 1, hub.time.millis(), "", "Ada's house", 0, "tea time", true),
                ada.only(Announced.class));
        hub.pass(Duration.ofMinutes(30));
        assertEquals(4, ada.received(Announced.class).size());
    }

    @Test
    void missedAnnouncementsAreSentOnce() {
        hub.time.pass(Duration.ofHours(9));
        hub.hub.tick();
        assertEquals(1, ada.received(Announced.class).size());
    }

    @Test
    void moderatorsSeeAddedAndDroppedSchedules() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.discardEvents(host, ada);
        host.send(new Command.AddSchedule("stand up", 1));
        var both = List.of(new Schedule(1, "tea time", 10), new Schedule(2, "stand up", 1));
        assertEquals(both, host.only(Event.Schedules.class).schedules());
        assertEquals(both, ada.only(Event.Schedules.class).schedules());
        hub.pass(Duration.ofMinutes(2));
        assertEquals(
                List.of("Host", "Host"),
                ada.received(Announced.class).stream().map(Announced::name).toList());
        HubFixture.discardEvents(host, ada);
        ada.send(new Command.DropSchedule(2));
        assertEquals(
                List.of(new Schedule(1, "tea time", 10)),
                host.only(Event.Schedules.class).schedules());
        hub.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), ada.received(Announced.class));
        HubFixture.discardEvents(host, ada);
        ada.send(new Command.DropSchedule(2));
        assertEquals(List.of(), ada.take(), "a schedule is dropped once");
    }

    @Test
    void schedulesEndWhenTheirMakerLosesTheRoleOrIsBanned() {
        for (Command loss :
                List.of(
                        new Command.SetRole(MemberKeys.id("Ada"), Role.MEMBER),
                        new Command.Ban(MemberKeys.id("Ada"), null, "", false))) {
            host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
            ada.send(new Command.AddSchedule("buy soap", 1));
            host.send(loss);
            host.take();
            hub.pass(Duration.ofMinutes(5));
            assertEquals(
                    List.of(),
                    host.received(Announced.class).stream()
                            .filter(announced -> !announced.by().isEmpty())
                            .toList());
            assertEquals(List.of(), hub.store.persistedState().schedules());
            hub.pass(Duration.ofMinutes(5));
        }
    }

    @Test
    void mutedMakersSchedulesPause() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        ada.send(new Command.AddSchedule("buy soap", 1));
        host.send(new Command.Mute(MemberKeys.id("Ada"), 4, ""));
        host.take();
        hub.pass(Duration.ofMinutes(3));
        assertEquals(List.of(), host.received(Announced.class));
        hub.pass(Duration.ofMinutes(3));
        assertEquals(3, host.received(Announced.class).size());
    }

    @Test
    void membersCannotChangeSchedules() {
        ada.assertRefused(ada.send(new Command.AddSchedule("spam", 1)), ErrorCode.NOT_ALLOWED);
        ada.take();
        ada.assertRefused(ada.send(new Command.DropSchedule(1)), ErrorCode.NOT_ALLOWED);
        assertEquals(List.of(), host.take());
    }

    @Test
    void schedulesAreLimitedAndFitOneFrame() {
        for (int i = 1; i < Limits.SCHEDULES; i++) {
            host.send(new Command.AddSchedule("\u2028".repeat(399) + "x", 1440));
            hub.pass(Duration.ofSeconds(1));
        }
        assertEquals(20, host.received(Event.Schedules.class).getLast().schedules().size());
        host.take();
        host.assertRefused(host.send(new Command.AddSchedule("more", 1)), ErrorCode.TOO_MANY);
    }
}
