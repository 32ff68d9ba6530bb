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

/// Bans of members and addresses.
class BansTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer mo = hub.signIn("Mo", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");
    private final RecordingPeer cleo = hub.signIn("Cleo");

    @BeforeEach
    void moderate() {
        host.send(new Command.SetRole(mo.id(), Role.MODERATOR));
        HubFixture.discardEvents(host, mo, ada, bob, cleo);
    }

    private static Command.Ban ban(RecordingPeer peer, Integer minutes, String reason) {
        return new Command.Ban(peer.id(), minutes, reason, false);
    }

    private static Command.Ban addressBan(RecordingPeer peer) {
        return new Command.Ban(peer.id(), null, "", true);
    }

    private void assertBanned(HubFixture fixture, String name, String text) {
        RecordingPeer peer = fixture.connect(name);
        peer.assertRefused(peer.send(HubFixture.hello(name)), ErrorCode.BANNED);
        assertEquals(text, peer.only(Event.Refused.class).words());
    }

    private long now() {
        return hub.time.millis();
    }

    @Test
    void moderatorCannotLiftOrReplaceTheHostsBan() {
        host.send(ban(bob, null, "for good"));
        HubFixture.discardEvents(host, mo, ada);
        mo.assertRefused(mo.send(new Command.Unban(bob.id())), ErrorCode.NOT_ALLOWED);
        mo.take();
        mo.assertRefused(mo.send(ban(bob, 1, "")), ErrorCode.NOT_ALLOWED);
        HubFixture restarted = hub.restart();
        RecordingPeer back = restarted.connect("Bob");
        back.assertRefused(back.send(HubFixture.hello("Bob")), ErrorCode.BANNED);
        host.send(new Command.Unban(bob.id()));
        hub.signIn("Bob");
    }

    @Test
    void banIsExplainedToEveryoneConcerned() {
        mo.send(ban(bob, 90, "Selling things."));
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
        assertEquals(List.of(), cleo.take(), "she shares no room with him");
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
    void banEndsWhenItExpires() {
        mo.send(ban(bob, 90, "Selling things."));
        assertBanned(hub, "Bob", "Mo banned you from this server for 90 min: Selling things.");
        hub.pass(Duration.ofMinutes(89));
        assertBanned(hub, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        HubFixture.discardEvents(host, mo, ada);
        hub.pass(Duration.ofMinutes(1));
        var over = new Event.Unbanned(bob.id(), "Bob", "", "Ada's house");
        assertEquals(List.of(over, new Event.Bans(List.of(), false)), mo.take());
        assertEquals(List.of(), ada.take());
        hub.signIn("Bob");
    }

    @Test
    void anyModeratorLiftsABan() {
        host.send(new Command.SetRole(cleo.id(), Role.MODERATOR));
        cleo.send(ban(bob, null, ""));
        assertBanned(hub, "Bob", "Cleo banned you from this server.");
        HubFixture.discardEvents(host, mo);
        mo.send(new Command.Unban(bob.id()));
        var lifted = new Event.Unbanned(bob.id(), "Bob", mo.id(), "Mo");
        assertEquals(List.of(lifted, new Event.Bans(List.of(), false)), host.take());
        hub.signIn("Bob");
        mo.take();
        mo.send(new Command.Unban(bob.id()));
        assertEquals(List.of(), mo.take(), "the ban is lifted once");
    }

    @Test
    void banSurvivesARestart() {
        mo.send(ban(bob, 60, "Selling things"));
        hub.hub.stop("", 1);
        hub.time.pass(Duration.ofMinutes(59));
        var after = hub.restart();
        after.time.pass(Duration.ofMinutes(59));
        assertBanned(after, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        RecordingPeer again = after.sendHello("Mo");
        assertEquals("Bob", again.only(Event.Bans.class).bans().getFirst().name());
        RecordingPeer plain = after.sendHello("Ada");
        assertEquals(List.of(), plain.received(Event.Bans.class));
        after.pass(Duration.ofMinutes(1));
        after.signIn("Bob");
        assertEquals(List.of(), hub.store.persistedState().penalties());
    }

    @Test
    void offlineMemberCanBeBannedButNotUnknown() {
        hub.disconnect(bob);
        HubFixture.discardEvents(host, mo, ada);
        mo.send(ban(bob, null, "Selling things"));
        assertEquals(1, mo.received(Event.Banned.class).size());
        assertEquals(List.of(), mo.received(Event.Left.class));
        assertBanned(hub, "Bob", "Mo banned you from this server: Selling things.");
        mo.take();
        mo.assertRefused(
                mo.send(new Command.Ban(MemberKeys.id("nobody"), null, "", false)),
                ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void membersCannotBanTheirEqualsOrThemselves() {
        host.send(new Command.SetRole(ada.id(), Role.MODERATOR));
        HubFixture.discardEvents(host, mo, ada);
        for (RecordingPeer target : List.of(host, ada, mo)) {
            mo.assertRefused(mo.send(ban(target, 5, "")), ErrorCode.NOT_ALLOWED);
            mo.take();
            mo.assertRefused(mo.send(new Command.Remove(target.id(), "")), ErrorCode.NOT_ALLOWED);
            mo.take();
        }
        host.assertRefused(host.send(ban(host, 5, "")), ErrorCode.NOT_ALLOWED);
        cleo.assertRefused(cleo.send(ban(bob, 5, "")), ErrorCode.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.send(new Command.Unban(bob.id())), ErrorCode.NOT_ALLOWED);
        host.take();
        host.send(ban(ada, 5, ""));
        assertEquals(Departure.BANNED, ada.closed(), "a host can ban a moderator");
    }

    @Test
    void addressBanKeepsOtherKeysOut() {
        RecordingPeer eve = hub.connect("Eve").atAddress("192.168.1.66");
        eve.send(HubFixture.hello("Eve"));
        mo.send(addressBan(eve));
        assertTrue(mo.only(Event.Bans.class).bans().getFirst().isOfAddress());
        RecordingPeer second = hub.connect("Mallory").atAddress("192.168.1.66");
        second.assertRefused(second.send(HubFixture.hello("Mallory")), ErrorCode.BANNED);
        assertEquals(
                "Mo banned your address from this server.",
                second.only(Event.Refused.class).words());
        hub.connect("Dora").atAddress("192.168.1.67").send(HubFixture.hello("Dora"));
        hub.hub.stop("", 1);
        RecordingPeer third = hub.restart().connect("Mallory").atAddress("192.168.1.66");
        third.assertRefused(third.send(HubFixture.hello("Mallory")), ErrorCode.BANNED);
    }

    @Test
    void addressBanCoversTheIpv6Prefix() {
        RecordingPeer eve = hub.connect("Eve").atAddress("2001:db8:1:2::66");
        eve.send(HubFixture.hello("Eve"));
        mo.send(addressBan(eve));
        RecordingPeer near = hub.connect("Mallory").atAddress("2001:db8:1:2:3:4:5:6");
        near.assertRefused(near.send(HubFixture.hello("Mallory")), ErrorCode.BANNED);
        RecordingPeer far = hub.connect("Dora").atAddress("2001:db8:1:3::66");
        far.send(HubFixture.hello("Dora"));
        far.only(Event.Welcome.class);
    }

    @Test
    void hostAndLoopbackAddressesCannotBeBanned() {
        RecordingPeer eve = hub.connect("Eve").atAddress("127.0.0.1");
        eve.send(HubFixture.hello("Eve"));
        mo.assertRefused(mo.send(addressBan(eve)), ErrorCode.NOT_ALLOWED);
        assertNull(eve.closed());
        RecordingPeer near = hub.connect("Near").atAddress(host.inetAddress().getHostAddress());
        near.send(HubFixture.hello("Near"));
        mo.take();
        mo.assertRefused(mo.send(addressBan(near)), ErrorCode.NOT_ALLOWED);
        mo.take();
        hub.disconnect(bob);
        mo.take();
        mo.assertRefused(mo.send(addressBan(bob)), ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void addressBanSparesModeratorsAndTheHostsAddress() {
        RecordingPeer eve = hub.connect("Eve").atAddress("192.168.1.66");
        eve.send(HubFixture.hello("Eve"));
        mo.send(addressBan(eve));
        hub.disconnect(mo);
        RecordingPeer again = hub.connect("Mo").atAddress("192.168.1.66");
        again.send(HubFixture.hello("Mo"));
        again.only(Event.Welcome.class);
        RecordingPeer dora = hub.connect("Dora").atAddress("192.168.1.66");
        dora.assertRefused(dora.send(HubFixture.hello("Dora")), ErrorCode.BANNED);
        hub.disconnect(host);
        RecordingPeer moved = hub.connect("Host").atAddress("192.168.1.66");
        moved.send(HubFixture.hello("Host"));
        moved.only(Event.Welcome.class);
        dora.take();
        dora.send(HubFixture.hello("Dora"));
        dora.only(Event.Welcome.class);
        RecordingPeer herself = hub.connect("Eve").atAddress("192.168.1.66");
        herself.assertRefused(herself.send(HubFixture.hello("Eve")), ErrorCode.BANNED);
    }

    @Test
    void newBanReplacesTheOld() {
        mo.send(ban(bob, 5, "Selling things"));
        mo.take();
        host.send(ban(bob, 50, "Selling more"));
        List<Ban> bans = mo.only(Event.Bans.class).bans();
        assertEquals(1, bans.size());
        assertEquals("Selling more", bans.getFirst().reason());
        hub.pass(Duration.ofMinutes(10));
        assertBanned(hub, "Bob", "Host banned you from this server for 40 min: Selling more.");
    }

    @Test
    void banIsRefusedWhenDiskFails() {
        BrokenDisk.takesNothing(hub.store);
        long id = mo.send(ban(bob, 5, ""));
        assertEquals(id, mo.received(Event.Refused.class).getFirst().re());
        assertEquals(ErrorCode.NOT_STORED, mo.received(Event.Refused.class).getFirst().code());
        assertNull(bob.closed());
        assertEquals(List.of(), bob.received(Event.Banned.class));
        BrokenDisk.takesAll(hub.store);
    }

    @Test
    void bansAreLimitedAndSentInFrames() throws Exception {
        for (int i = 0; i < Limits.PENALTIES; i++) {
            String member = MemberKeys.id("Troll " + i);
            hub.store.store(
                    List.of(
                            new Penalty(
                                    Penalty.Kind.BAN,
                                    member,
                                    "\ud83d\ude00".repeat(32),
                                    mo.id(),
                                    "Mo",
                                    "\ud83d\ude00".repeat(200),
                                    0,
                                    "")));
        }
        hub.hub.stop("", 1);
        var after = hub.restart();
        RecordingPeer again = after.sendHello("Host");
        List<Event.Bans> frames = again.received(Event.Bans.class);
        assertTrue(frames.size() > 10);
        assertEquals(
                Limits.PENALTIES, frames.stream().mapToInt(frame -> frame.bans().size()).sum());
        assertEquals(1, frames.stream().filter(frame -> !frame.more()).count());
        after.signIn("Bob");
        again.take();
        again.assertRefused(again.send(ban(bob, 5, "")), ErrorCode.TOO_MANY);
        again.take();
        again.send(new Command.Unban(MemberKeys.id("Troll 0")));
        again.send(ban(bob, 5, ""));
        assertEquals(1, again.received(Event.Banned.class).size());
    }
}
