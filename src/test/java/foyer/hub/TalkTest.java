package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TalkTest {
    private final House house = new House("lobby", "garden");
    private final ListPeer host = house.guest("Host");
    private final ListPeer ada = house.guest("Ada", "lobby");
    private final ListPeer bob = house.guest("Bob", "lobby");
    private final ListPeer eve = house.guest("Eve");

    TalkTest() {
        House.forget(host, ada, bob, eve);
    }

    private Said said(long seq, String by, long n, String text) {
        return new Said("lobby", seq, house.time.millis(), Keys.id(by), by, n, text);
    }

    @Test
    void whatAMemberSaysComesToAllMembersTheSpeakerToo() {
        ada.say("lobby", 7, "hello\nworld");
        List<Event> said = List.of(said(1, "Ada", 7, "hello\nworld"));
        assertEquals(said, ada.take());
        assertEquals(said, bob.take());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void whoIsNotInARoomCannotSpeakInIt() {
        eve.assertRefused(eve.say("lobby", 1, "let me in"), Code.NOT_A_MEMBER);
        eve.take();
        eve.assertRefused(eve.say("nowhere", 1, "hello"), Code.NO_SUCH_ROOM);
        ada.ask(new Command.Leave("lobby"));
        House.forget(ada, bob);
        ada.assertRefused(ada.say("lobby", 1, "one more thing"), Code.NOT_A_MEMBER);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void everybodySeesTheSameOrderWithoutGaps() {
        for (int i = 1; i <= 9; i++) {
            (i % 2 == 0 ? ada : bob).askUnsettled(new Command.Say("lobby", i, "w" + i));
        }
        house.hub.settle();
        assertEquals(ada.entries("lobby"), bob.entries("lobby"));
        assertEquals(
                LongStream.rangeClosed(1, 9).boxed().toList(),
                ada.entries("lobby").stream().map(Logged::seq).toList());
    }

    @Test
    void whoIsInTwoRoomsHearsThemInTheOrderInWhichWasSpoken() {
        ada.join("attic");
        bob.join("attic");
        House.forget(ada, bob);
        String[] rooms = {"lobby", "lobby", "attic", "lobby", "attic", "attic"};
        for (int i = 0; i < rooms.length; i++) {
            ada.askUnsettled(new Command.Say(rooms[i], i + 1, "w" + i));
        }
        house.hub.settle();
        assertEquals(List.of(rooms), bob.heard(Said.class).stream().map(Said::room).toList());
    }

    @Test
    void aRepeatedNumberGivesTheFirstEventAgainToTheSpeakerOnly() {
        ada.say("lobby", 5, "once");
        Said first = said(1, "Ada", 5, "once");
        bob.say("lobby", 9, "between");
        House.forget(ada, bob);
        house.pass(Duration.ofDays(3));
        ada.say("lobby", 5, "once");
        assertEquals(List.of(first), ada.heard(Said.class));
        assertEquals(List.of(), bob.heard(Said.class));
    }

    @Test
    void aNumberRepeatedWithinOneBatchIsStoredOnce() {
        ada.askUnsettled(new Command.Say("lobby", 5, "once"));
        ada.askUnsettled(new Command.Say("lobby", 5, "once"));
        house.hub.settle();
        assertEquals(List.of(said(1, "Ada", 5, "once")), bob.take());
    }

    @Test
    void aNumberRepeatedAfterTheConnectionBrokeIsStoredOnce() {
        ada.say("lobby", 5, "once");
        house.breaks(ada);
        ListPeer again = house.guest("Ada", "lobby");
        House.forget(bob);
        again.say("lobby", 5, "once");
        assertEquals(List.of(said(1, "Ada", 5, "once")), again.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void aMemberForgottenMeanwhileStillSaysAMessageOnce() {
        ada.say("lobby", 5, "once");
        house.breaks(ada);
        for (int i = 0; i <= People.AWAY_MAX; i++) {
            house.breaks(house.guest("passer-by " + i));
        }
        house.pass(Duration.ofMillis(250));
        ListPeer again = house.guest("Ada", "lobby");
        House.forget(bob);
        again.say("lobby", 5, "once");
        assertEquals(List.of(), bob.take());
        assertEquals(List.of(1L), again.heard(Said.class).stream().map(Said::seq).toList());
    }

    @Test
    void aNumberIsNotReusedForOtherWords() {
        ada.say("lobby", 5, "yes");
        House.forget(ada, bob);
        ada.assertRefused(ada.say("lobby", 5, "no"), Code.NUMBER_REUSED);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void asksAreAnsweredToTheAskerOnly() {
        long echo = ada.ask(new Command.Echo("just <b>me</b>"));
        long ping = ada.ask(new Command.Ping());
        assertEquals(
                List.of(new Event.Echoed(echo, "just <b>me</b>"), new Event.Pong(ping)),
                ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void onlyHostAndModeratorsAnnounce() {
        ada.assertRefused(ada.ask(new Command.Announce(1, "free cake")), Code.NOT_ALLOWED);
        assertEquals(List.of(), bob.take());
        host.ask(new Command.SetRole(Keys.id("Ada"), Role.MODERATOR));
        House.forget(ada, bob);
        ada.ask(new Command.Announce(1, "free cake"));
        assertEquals("free cake", bob.only(Announced.class).text());
    }

    @Test
    void anAnnouncementStandsInEveryRoomButNotInDirectConversations() {
        ada.ask(new Command.Direct(Keys.id("Bob")));
        ada.say(Names.direct(Keys.id("Ada"), Keys.id("Bob")), 1, "psst");
        eve.join("garden");
        House.forget(ada, bob, eve);
        host.ask(new Command.Announce(4, "the cake is here"));
        var inLobby =
                new Announced(
                        "lobby",
                        1,
                        house.time.millis(),
                        Keys.id("Host"),
                        "Host",
                        4,
                        "the cake is here",
                        false);
        assertEquals(List.of(inLobby), ada.take());
        assertEquals(List.of(inLobby), bob.take());
        assertEquals("garden", eve.only(Announced.class).room());

        host.ask(new Command.Announce(4, "the cake is here"));
        assertEquals(List.of(), ada.take(), "a repeated number announces nothing again");
    }

    @Test
    void aTopicIsSetByOwnerHostAndModeratorsAndStandsInTheLog() {
        ada.assertRefused(ada.ask(new Command.SetTopic("lobby", "mine")), Code.NOT_ALLOWED);
        ada.join("ada's");
        bob.join("ada's");
        House.forget(ada, bob);
        ada.ask(new Command.SetTopic("ada's", "tea"));
        assertEquals("tea", bob.only(TopicSet.class).topic());
        House.forget(ada, bob);
        ada.ask(new Command.SetTopic("ada's", "tea"));
        assertEquals(List.of(), bob.take(), "the same topic again is no news");
        host.join("ada's");
        host.ask(new Command.SetTopic("ada's", "cake"));
        assertEquals(List.of(1L, 2L), host.entries("ada's").stream().map(Logged::seq).toList());
        assertEquals("tea", host.only(Event.Entered.class).room().topic());
    }

    @Test
    void aMemberMaySayTwentyAtOnceAndThenFiveASecond() {
        IntStream.rangeClosed(1, 20).forEach(n -> ada.say("lobby", n, "w" + n));
        assertEquals(20, bob.heard(Said.class).size());
        ada.take();
        ada.assertRefused(ada.say("lobby", 21, "w21"), Code.TOO_FAST);
        house.pass(Duration.ofSeconds(1));
        IntStream.rangeClosed(21, 25).forEach(n -> ada.say("lobby", n, "w" + n));
        assertEquals(25, bob.heard(Said.class).size());
        ada.take();
        ada.assertRefused(ada.say("lobby", 26, "w26"), Code.TOO_FAST);
        bob.take();
        bob.say("lobby", 1, "I may still speak");
        assertEquals(1, bob.heard(Said.class).size());

        house.breaks(ada);
        ListPeer again = house.guest("Ada", "lobby");
        again.assertRefused(again.say("lobby", 26, "w26"), Code.TOO_FAST);
    }

    @Test
    void thePaceIsOnlyForWhatIsPaced() {
        for (int i = 0; i < 200; i++) {
            ada.ask(new Command.Ping());
        }
        assertEquals(200, ada.heard(Event.Pong.class).size());
        assertFalse(ada.heard(Event.Refused.class).iterator().hasNext());
    }

    @Test
    void theLongestMessagesFitTheirFramesAndPages() {
        var worst =
                List.of(
                        "\u2028".repeat(Limits.MESSAGE_POINTS - 1) + "x",
                        "\"".repeat(Limits.MESSAGE_POINTS),
                        "\\".repeat(Limits.MESSAGE_POINTS),
                        "\n".repeat(Limits.MESSAGE_POINTS - 1) + "x",
                        "\uD83D\uDE00".repeat(Limits.MESSAGE_POINTS),
                        "<&=>'".repeat(Limits.MESSAGE_POINTS / 5));
        for (int n = 1; n <= 200; n++) {
            ada.say("lobby", n, worst.get(n % worst.size()));
            house.pass(Duration.ofSeconds(1));
        }
        assertEquals(200, bob.heard(Said.class).size());
        eve.join("lobby");
        Event.Page page = eve.only(Event.Page.class);
        assertTrue(page.more());
        assertEquals(200, page.entries().getLast().seq());
        var all = new java.util.ArrayList<>(page.entries());
        while (page.more()) {
            eve.take();
            eve.ask(new Command.History("lobby", all.getFirst().seq(), Limits.HISTORY_PAGE));
            page = eve.only(Event.Page.class);
            all.addAll(0, page.entries());
        }
        assertEquals(bob.heard(Said.class), all);
    }
}
