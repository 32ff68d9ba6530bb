package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Ban;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.BrokenDisk;
import foyer.serverstore.Change.Penalty;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Those who are not let in any more.
class BansTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer mo = hub.guest("Mo", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");
    private final RecordingPeer bob = hub.guest("Bob", "lobby");
    private final RecordingPeer cleo = hub.guest("Cleo");

    @BeforeEach
    void moderate() {
        host.ask(new Command.SetRole(mo.id(), Role.MODERATOR));
        HubFixture.forget(host, mo, ada, bob, cleo);
    }

    private static Command.Ban ban(RecordingPeer who, Integer minutes, String reason) {
        return new Command.Ban(who.id(), minutes, reason, false);
    }

    private static Command.Ban withAddress(RecordingPeer who) {
        return new Command.Ban(who.id(), null, "", true);
    }

    private void assertKeptOut(HubFixture at, String who, String words) {
        RecordingPeer peer = at.knock(who);
        peer.assertRefused(peer.ask(HubFixture.hello(who)), ErrorCode.BANNED);
        assertEquals(words, peer.only(Event.Refused.class).words());
    }

    private long now() {
        return hub.time.millis();
    }

    @Test
    void somebodyIsSentAwayAndAllConcernedAreToldWhoDidItAndWhy() {
        mo.ask(ban(bob, 90, "Selling things."));
        long until = now() + Duration.ofMinutes(90).toMillis();
        var banned = new Event.Banned(bob.id(), "Bob", mo.id(), "Mo", "Selling things.", until);
        var left =
                new Event.Left(
                        "lobby",
                        bob.id(),
                        "Bob",
                        Departure.BANNED,
                        "Bob was banned by Mo for 90 min: Selling things.",
                        Sentence.BANNED.with("Bob", "Mo", 90, "Selling things."));
        var bans =
                new Event.Bans(
                        List.of(
                                new Ban(
                                        bob.id(),
                                        "Bob",
                                        mo.id(),
                                        "Mo",
                                        "Selling things.",
                                        until,
                                        null)),
                        false);
        assertEquals(List.of(banned, left), ada.take());
        assertEquals(List.of(banned, left, bans), host.take());
        assertEquals(List.of(banned, left, bans), mo.take());
        assertEquals(List.of(), cleo.take(), "who shares no room hears nothing");
        assertEquals(
                List.of(
                        banned,
                        new Event.Goodbye(
                                Departure.BANNED,
                                "Mo banned you from this server for 90 min: Selling things.",
                                null,
                                Sentence.YOU_BANNED.with("Mo", 90, "Selling things."))),
                bob.take());
        assertEquals(Departure.BANNED, bob.closed());
    }

    @Test
    void theyAreKeptOutUntilTheirTimeIsOver() {
        mo.ask(ban(bob, 90, "Selling things."));
        assertKeptOut(hub, "Bob", "Mo banned you from this server for 90 min: Selling things.");
        hub.pass(Duration.ofMinutes(89));
        assertKeptOut(hub, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        HubFixture.forget(host, mo, ada);
        hub.pass(Duration.ofMinutes(1));
        var over = new Event.Unbanned(bob.id(), "Bob", "", "Ada's house");
        assertEquals(List.of(over, new Event.Bans(List.of(), false)), mo.take());
        assertEquals(List.of(), ada.take());
        hub.guest("Bob");
    }

    @Test
    void itIsLiftedByAnyModerator() {
        host.ask(ban(bob, null, ""));
        assertKeptOut(hub, "Bob", "Host banned you from this server.");
        HubFixture.forget(host, mo);
        mo.ask(new Command.Unban(bob.id()));
        var lifted = new Event.Unbanned(bob.id(), "Bob", mo.id(), "Mo");
        assertEquals(List.of(lifted, new Event.Bans(List.of(), false)), host.take());
        hub.guest("Bob");
        mo.take();
        mo.ask(new Command.Unban(bob.id()));
        assertEquals(List.of(), mo.take(), "there is nothing to lift");
    }

    @Test
    void itHoldsAfterARestartAndIsListedToModerators() {
        mo.ask(ban(bob, 60, "Selling things"));
        hub.hub.stop("", 1);
        hub.time.pass(Duration.ofMinutes(59));
        var after = new HubFixture(hub);
        after.time.pass(Duration.ofMinutes(59));
        assertKeptOut(after, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        RecordingPeer again = after.knock("Mo");
        again.ask(HubFixture.hello("Mo"));
        assertEquals("Bob", again.only(Event.Bans.class).bans().getFirst().name());
        RecordingPeer plain = after.knock("Ada");
        plain.ask(HubFixture.hello("Ada"));
        assertEquals(List.of(), plain.heard(Event.Bans.class));
        after.pass(Duration.ofMinutes(1));
        after.guest("Bob");
        assertEquals(List.of(), hub.store.persistedState().penalties());
    }

    @Test
    void whoIsAwayIsBannedTooButNobodyUnknown() {
        hub.breaks(bob);
        HubFixture.forget(host, mo, ada);
        mo.ask(ban(bob, null, "Selling things"));
        assertEquals(1, mo.heard(Event.Banned.class).size());
        assertEquals(List.of(), mo.heard(Event.Left.class));
        assertKeptOut(hub, "Bob", "Mo banned you from this server: Selling things.");
        mo.take();
        mo.assertRefused(
                mo.ask(new Command.Ban(MemberKeys.id("nobody"), null, "", false)),
                ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void nobodyBansTheHostNoModeratorAnotherAndNobodyThemselves() {
        host.ask(new Command.SetRole(ada.id(), Role.MODERATOR));
        HubFixture.forget(host, mo, ada);
        for (RecordingPeer whom : List.of(host, ada, mo)) {
            mo.assertRefused(mo.ask(ban(whom, 5, "")), ErrorCode.NOT_ALLOWED);
            mo.take();
            mo.assertRefused(mo.ask(new Command.Remove(whom.id(), "")), ErrorCode.NOT_ALLOWED);
            mo.take();
        }
        host.assertRefused(host.ask(ban(host, 5, "")), ErrorCode.NOT_ALLOWED);
        cleo.assertRefused(cleo.ask(ban(bob, 5, "")), ErrorCode.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.ask(new Command.Unban(bob.id())), ErrorCode.NOT_ALLOWED);
        host.take();
        host.ask(ban(ada, 5, ""));
        assertEquals(Departure.BANNED, ada.closed(), "a host bans a moderator");
    }

    @Test
    void withTheAddressNobodyComesInFromThere() {
        RecordingPeer eve = hub.knock("Eve").from("192.168.1.66");
        eve.ask(HubFixture.hello("Eve"));
        mo.ask(withAddress(eve));
        assertTrue(mo.only(Event.Bans.class).bans().getFirst().isOfAddress());
        RecordingPeer second = hub.knock("Mallory").from("192.168.1.66");
        second.assertRefused(second.ask(HubFixture.hello("Mallory")), ErrorCode.BANNED);
        assertEquals(
                "Mo banned your address from this server.",
                second.only(Event.Refused.class).words());
        hub.knock("Dora").from("192.168.1.67").ask(HubFixture.hello("Dora"));
        hub.hub.stop("", 1);
        RecordingPeer third = new HubFixture(hub).knock("Mallory").from("192.168.1.66");
        third.assertRefused(third.ask(HubFixture.hello("Mallory")), ErrorCode.BANNED);
    }

    @Test
    void allOfASixtyFourIsTheAddress() {
        RecordingPeer eve = hub.knock("Eve").from("2001:db8:1:2::66");
        eve.ask(HubFixture.hello("Eve"));
        mo.ask(withAddress(eve));
        RecordingPeer near = hub.knock("Mallory").from("2001:db8:1:2:3:4:5:6");
        near.assertRefused(near.ask(HubFixture.hello("Mallory")), ErrorCode.BANNED);
        RecordingPeer far = hub.knock("Dora").from("2001:db8:1:3::66");
        far.ask(HubFixture.hello("Dora"));
        far.only(Event.Welcome.class);
    }

    @Test
    void neitherTheOwnComputerNorWhereAHostIsIsBanned() {
        RecordingPeer eve = hub.knock("Eve").from("127.0.0.1");
        eve.ask(HubFixture.hello("Eve"));
        mo.assertRefused(mo.ask(withAddress(eve)), ErrorCode.NOT_ALLOWED);
        assertNull(eve.closed());
        RecordingPeer near = hub.knock("Near").from(host.inetAddress().getHostAddress());
        near.ask(HubFixture.hello("Near"));
        mo.take();
        mo.assertRefused(mo.ask(withAddress(near)), ErrorCode.NOT_ALLOWED);
        mo.take();
        hub.breaks(bob);
        mo.take();
        mo.assertRefused(mo.ask(withAddress(bob)), ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void fromABannedAddressAHostAndModeratorsComeInAndThenEverybody() {
        RecordingPeer eve = hub.knock("Eve").from("192.168.1.66");
        eve.ask(HubFixture.hello("Eve"));
        mo.ask(withAddress(eve));
        hub.breaks(mo);
        RecordingPeer again = hub.knock("Mo").from("192.168.1.66");
        again.ask(HubFixture.hello("Mo"));
        again.only(Event.Welcome.class);
        RecordingPeer dora = hub.knock("Dora").from("192.168.1.66");
        dora.assertRefused(dora.ask(HubFixture.hello("Dora")), ErrorCode.BANNED);
        hub.breaks(host);
        RecordingPeer moved = hub.knock("Host").from("192.168.1.66");
        moved.ask(HubFixture.hello("Host"));
        moved.only(Event.Welcome.class);
        dora.take();
        dora.ask(HubFixture.hello("Dora"));
        dora.only(Event.Welcome.class);
        RecordingPeer herself = hub.knock("Eve").from("192.168.1.66");
        herself.assertRefused(herself.ask(HubFixture.hello("Eve")), ErrorCode.BANNED);
    }

    @Test
    void theLastBanIsTheOneThatHolds() {
        mo.ask(ban(bob, 5, "Selling things"));
        mo.take();
        host.ask(ban(bob, 50, "Selling more"));
        List<Ban> bans = mo.only(Event.Bans.class).bans();
        assertEquals(1, bans.size());
        assertEquals("Selling more", bans.getFirst().reason());
        hub.pass(Duration.ofMinutes(10));
        assertKeptOut(hub, "Bob", "Host banned you from this server for 40 min: Selling more.");
    }

    @Test
    void whatCannotBeStoredIsNotDone() {
        BrokenDisk.takesNothing(hub.store);
        long id = mo.ask(ban(bob, 5, ""));
        assertEquals(id, mo.heard(Event.Refused.class).getFirst().re());
        assertEquals(ErrorCode.NOT_STORED, mo.heard(Event.Refused.class).getFirst().code());
        assertNull(bob.closed());
        assertEquals(List.of(), bob.heard(Event.Banned.class));
        BrokenDisk.takesAll(hub.store);
    }

    @Test
    void thereIsAnEndToTheListAndItComesInFramesThatFit() throws Exception {
        for (int i = 0; i < Limits.PENALTIES; i++) {
            String who = MemberKeys.id("Troll " + i);
            hub.store.store(
                    List.of(
                            new Penalty(
                                    Penalty.Kind.BAN,
                                    who,
                                    "\ud83d\ude00".repeat(32),
                                    mo.id(),
                                    "Mo",
                                    "\ud83d\ude00".repeat(200),
                                    0,
                                    "")));
        }
        hub.hub.stop("", 1);
        var after = new HubFixture(hub);
        RecordingPeer again = after.knock("Host");
        again.ask(HubFixture.hello("Host"));
        List<Event.Bans> frames = again.heard(Event.Bans.class);
        assertTrue(frames.size() > 10);
        assertEquals(Limits.PENALTIES, frames.stream().mapToInt(each -> each.bans().size()).sum());
        assertEquals(1, frames.stream().filter(each -> !each.more()).count());
        after.guest("Bob");
        again.take();
        again.assertRefused(again.ask(ban(bob, 5, "")), ErrorCode.TOO_MANY);
        again.take();
        again.ask(new Command.Unban(MemberKeys.id("Troll 0")));
        again.ask(ban(bob, 5, ""));
        assertEquals(1, again.heard(Event.Banned.class).size());
    }
}
