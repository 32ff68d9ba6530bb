package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Ban;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.store.BrokenDisk;
import foyer.store.Change.Penalty;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Those who are not let in any more.
class BansTest {
    private final House house = new House("lobby");
    private final ListPeer host = house.guest("Host", "lobby");
    private final ListPeer mo = house.guest("Mo", "lobby");
    private final ListPeer ada = house.guest("Ada", "lobby");
    private final ListPeer bob = house.guest("Bob", "lobby");
    private final ListPeer cleo = house.guest("Cleo");

    @BeforeEach
    void moderate() {
        host.ask(new Command.SetRole(mo.id(), Role.MODERATOR));
        House.forget(host, mo, ada, bob, cleo);
    }

    private static Command.Ban ban(ListPeer who, Integer minutes, String reason) {
        return new Command.Ban(who.id(), minutes, reason, false);
    }

    private static Command.Ban withAddress(ListPeer who) {
        return new Command.Ban(who.id(), null, "", true);
    }

    private void assertKeptOut(House at, String who, String words) {
        ListPeer peer = at.knock(who);
        peer.assertRefused(peer.ask(House.hello(who)), Code.BANNED);
        assertEquals(words, peer.only(Event.Refused.class).words());
    }

    private long now() {
        return house.time.millis();
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
        assertKeptOut(house, "Bob", "Mo banned you from this server for 90 min: Selling things.");
        house.pass(Duration.ofMinutes(89));
        assertKeptOut(house, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        House.forget(host, mo, ada);
        house.pass(Duration.ofMinutes(1));
        var over = new Event.Unbanned(bob.id(), "Bob", "", "Ada's house");
        assertEquals(List.of(over, new Event.Bans(List.of(), false)), mo.take());
        assertEquals(List.of(), ada.take());
        house.guest("Bob");
    }

    @Test
    void itIsLiftedByAnyModerator() {
        host.ask(ban(bob, null, ""));
        assertKeptOut(house, "Bob", "Host banned you from this server.");
        House.forget(host, mo);
        mo.ask(new Command.Unban(bob.id()));
        var lifted = new Event.Unbanned(bob.id(), "Bob", mo.id(), "Mo");
        assertEquals(List.of(lifted, new Event.Bans(List.of(), false)), host.take());
        house.guest("Bob");
        mo.take();
        mo.ask(new Command.Unban(bob.id()));
        assertEquals(List.of(), mo.take(), "there is nothing to lift");
    }

    @Test
    void itHoldsAfterARestartAndIsListedToModerators() {
        mo.ask(ban(bob, 60, "Selling things"));
        house.hub.stop("", 1);
        house.time.pass(Duration.ofMinutes(59));
        var after = new House(house);
        after.time.pass(Duration.ofMinutes(59));
        assertKeptOut(after, "Bob", "Mo banned you from this server for 1 min: Selling things.");
        ListPeer again = after.knock("Mo");
        again.ask(House.hello("Mo"));
        assertEquals("Bob", again.only(Event.Bans.class).bans().getFirst().name());
        ListPeer plain = after.knock("Ada");
        plain.ask(House.hello("Ada"));
        assertEquals(List.of(), plain.heard(Event.Bans.class));
        after.pass(Duration.ofMinutes(1));
        after.guest("Bob");
        assertEquals(List.of(), house.store.standing().penalties());
    }

    @Test
    void whoIsAwayIsBannedTooButNobodyUnknown() {
        house.breaks(bob);
        House.forget(host, mo, ada);
        mo.ask(ban(bob, null, "Selling things"));
        assertEquals(1, mo.heard(Event.Banned.class).size());
        assertEquals(List.of(), mo.heard(Event.Left.class));
        assertKeptOut(house, "Bob", "Mo banned you from this server: Selling things.");
        mo.take();
        mo.assertRefused(
                mo.ask(new Command.Ban(Keys.id("nobody"), null, "", false)), Code.NO_SUCH_MEMBER);
    }

    @Test
    void nobodyBansTheHostNoModeratorAnotherAndNobodyThemselves() {
        host.ask(new Command.SetRole(ada.id(), Role.MODERATOR));
        House.forget(host, mo, ada);
        for (ListPeer whom : List.of(host, ada, mo)) {
            mo.assertRefused(mo.ask(ban(whom, 5, "")), Code.NOT_ALLOWED);
            mo.take();
            mo.assertRefused(mo.ask(new Command.Remove(whom.id(), "")), Code.NOT_ALLOWED);
            mo.take();
        }
        host.assertRefused(host.ask(ban(host, 5, "")), Code.NOT_ALLOWED);
        cleo.assertRefused(cleo.ask(ban(bob, 5, "")), Code.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.ask(new Command.Unban(bob.id())), Code.NOT_ALLOWED);
        host.take();
        host.ask(ban(ada, 5, ""));
        assertEquals(Departure.BANNED, ada.closed(), "a host bans a moderator");
    }

    @Test
    void withTheAddressNobodyComesInFromThere() {
        ListPeer eve = house.knock("Eve").from("192.168.1.66");
        eve.ask(House.hello("Eve"));
        mo.ask(withAddress(eve));
        assertTrue(mo.only(Event.Bans.class).bans().getFirst().isOfAddress());
        ListPeer second = house.knock("Mallory").from("192.168.1.66");
        second.assertRefused(second.ask(House.hello("Mallory")), Code.BANNED);
        assertEquals(
                "Mo banned your address from this server.",
                second.only(Event.Refused.class).words());
        house.knock("Dora").from("192.168.1.67").ask(House.hello("Dora"));
        house.hub.stop("", 1);
        ListPeer third = new House(house).knock("Mallory").from("192.168.1.66");
        third.assertRefused(third.ask(House.hello("Mallory")), Code.BANNED);
    }

    @Test
    void allOfASixtyFourIsTheAddress() {
        ListPeer eve = house.knock("Eve").from("2001:db8:1:2::66");
        eve.ask(House.hello("Eve"));
        mo.ask(withAddress(eve));
        ListPeer near = house.knock("Mallory").from("2001:db8:1:2:3:4:5:6");
        near.assertRefused(near.ask(House.hello("Mallory")), Code.BANNED);
        ListPeer far = house.knock("Dora").from("2001:db8:1:3::66");
        far.ask(House.hello("Dora"));
        far.only(Event.Welcome.class);
    }

    @Test
    void neitherTheOwnComputerNorWhereAHostIsIsBanned() {
        ListPeer eve = house.knock("Eve").from("127.0.0.1");
        eve.ask(House.hello("Eve"));
        mo.assertRefused(mo.ask(withAddress(eve)), Code.NOT_ALLOWED);
        assertNull(eve.closed());
        ListPeer near = house.knock("Near").from(host.from().getHostAddress());
        near.ask(House.hello("Near"));
        mo.take();
        mo.assertRefused(mo.ask(withAddress(near)), Code.NOT_ALLOWED);
        mo.take();
        house.breaks(bob);
        mo.take();
        mo.assertRefused(mo.ask(withAddress(bob)), Code.NO_SUCH_MEMBER);
    }

    @Test
    void fromABannedAddressAHostAndModeratorsComeInAndThenEverybody() {
        ListPeer eve = house.knock("Eve").from("192.168.1.66");
        eve.ask(House.hello("Eve"));
        mo.ask(withAddress(eve));
        house.breaks(mo);
        ListPeer again = house.knock("Mo").from("192.168.1.66");
        again.ask(House.hello("Mo"));
        again.only(Event.Welcome.class);
        ListPeer dora = house.knock("Dora").from("192.168.1.66");
        dora.assertRefused(dora.ask(House.hello("Dora")), Code.BANNED);
        house.breaks(host);
        ListPeer moved = house.knock("Host").from("192.168.1.66");
        moved.ask(House.hello("Host"));
        moved.only(Event.Welcome.class);
        dora.take();
        dora.ask(House.hello("Dora"));
        dora.only(Event.Welcome.class);
        ListPeer herself = house.knock("Eve").from("192.168.1.66");
        herself.assertRefused(herself.ask(House.hello("Eve")), Code.BANNED);
    }

    @Test
    void theLastBanIsTheOneThatHolds() {
        mo.ask(ban(bob, 5, "Selling things"));
        mo.take();
        host.ask(ban(bob, 50, "Selling more"));
        List<Ban> bans = mo.only(Event.Bans.class).bans();
        assertEquals(1, bans.size());
        assertEquals("Selling more", bans.getFirst().reason());
        house.pass(Duration.ofMinutes(10));
        assertKeptOut(house, "Bob", "Host banned you from this server for 40 min: Selling more.");
    }

    @Test
    void whatCannotBeStoredIsNotDone() {
        BrokenDisk.takesNothing(house.store);
        long id = mo.ask(ban(bob, 5, ""));
        assertEquals(id, mo.heard(Event.Refused.class).getFirst().re());
        assertEquals(Code.NOT_STORED, mo.heard(Event.Refused.class).getFirst().code());
        assertNull(bob.closed());
        assertEquals(List.of(), bob.heard(Event.Banned.class));
        BrokenDisk.takesAll(house.store);
    }

    @Test
    void thereIsAnEndToTheListAndItComesInFramesThatFit() throws Exception {
        for (int i = 0; i < Limits.PENALTIES; i++) {
            String who = Keys.id("Troll " + i);
            house.store.keep(
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
        house.hub.stop("", 1);
        var after = new House(house);
        ListPeer again = after.knock("Host");
        again.ask(House.hello("Host"));
        List<Event.Bans> frames = again.heard(Event.Bans.class);
        assertTrue(frames.size() > 10);
        assertEquals(Limits.PENALTIES, frames.stream().mapToInt(each -> each.bans().size()).sum());
        assertEquals(1, frames.stream().filter(each -> !each.more()).count());
        after.guest("Bob");
        again.take();
        again.assertRefused(again.ask(ban(bob, 5, "")), Code.TOO_MANY);
        again.take();
        again.ask(new Command.Unban(Keys.id("Troll 0")));
        again.ask(ban(bob, 5, ""));
        assertEquals(1, again.heard(Event.Banned.class).size());
    }
}
