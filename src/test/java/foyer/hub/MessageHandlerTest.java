package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageHandlerTest {
    private final HubFixture hub = new HubFixture("lobby", "garden");
    private final RecordingPeer host = hub.signIn("Host");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");
    private final RecordingPeer eve = hub.signIn("Eve");

    MessageHandlerTest() {
        HubFixture.discardEvents(host, ada, bob, eve);
    }

    private Said said(long seq, String name, long n, String text) {
        return new Said("lobby", seq, hub.time.millis(), MemberKeys.id(name), name, n, text);
    }

    @Test
    void messageReachesAllMembersIncludingTheSender() {
        ada.say("lobby", 7, "hello\nworld");
        List<Event> said = List.of(said(1, "Ada", 7, "hello\nworld"));
        assertEquals(said, ada.take());
        assertEquals(said, bob.take());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void onlyMembersSendMessages() {
        eve.assertRefused(eve.say("lobby", 1, "let me in"), ErrorCode.NOT_A_MEMBER);
        eve.take();
        eve.assertRefused(eve.say("nowhere", 1, "hello"), ErrorCode.NO_SUCH_ROOM);
        ada.send(new Command.Leave("lobby"));
        HubFixture.discardEvents(ada, bob);
        ada.assertRefused(ada.say("lobby", 1, "one more thing"), ErrorCode.NOT_A_MEMBER);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void membersSeeTheSameOrderWithoutGaps() {
        for (int i = 1; i <= 9; i++) {
            (i % 2 == 0 ? ada : bob).sendUncommitted(new Command.Say("lobby", i, "w" + i));
        }
        hub.hub.commitPending();
        assertEquals(ada.entries("lobby"), bob.entries("lobby"));
        assertEquals(
                LongStream.rangeClosed(1, 9).boxed().toList(),
                ada.entries("lobby").stream().map(LogEntry::seq).toList());
    }

    @Test
    void messagesOfTwoRoomsArriveInOrder() {
        ada.join("attic");
        bob.join("attic");
        HubFixture.discardEvents(ada, bob);
        String[] rooms = {"lobby", "lobby", "attic", "lobby", "attic", "attic"};
        for (int i = 0; i < rooms.length; i++) {
            ada.sendUncommitted(new Command.Say(rooms[i], i + 1, "w" + i));
        }
        hub.hub.commitPending();
        assertEquals(List.of(rooms), bob.received(Said.class).stream().map(Said::room).toList());
    }

    @Test
    void repeatedNumberIsAnsweredToTheSenderOnly() {
        ada.say("lobby", 5, "once");
        Said first = said(1, "Ada", 5, "once");
        bob.say("lobby", 9, "between");
        HubFixture.discardEvents(ada, bob);
        hub.pass(Duration.ofDays(3));
        ada.say("lobby", 5, "once");
        assertEquals(List.of(first), ada.received(Said.class));
        assertEquals(List.of(), bob.received(Said.class));
    }

    @Test
    void numberRepeatedInOneBatchIsStoredOnce() {
        ada.sendUncommitted(new Command.Say("lobby", 5, "once"));
        ada.sendUncommitted(new Command.Say("lobby", 5, "once"));
        hub.hub.commitPending();
        assertEquals(List.of(said(1, "Ada", 5, "once")), bob.take());
    }

    @Test
    void numberRepeatedAfterReconnectIsStoredOnce() {
        ada.say("lobby", 5, "once");
        hub.disconnect(ada);
        RecordingPeer again = hub.signIn("Ada", "lobby");
        HubFixture.discardEvents(bob);
        again.say("lobby", 5, "once");
        assertEquals(List.of(said(1, "Ada", 5, "once")), again.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void evictedMembersNumberIsStoredOnce() {
        ada.say("lobby", 5, "once");
        hub.disconnect(ada);
        for (int i = 0; i <= People.OFFLINE_MAX; i++) {
            hub.disconnect(hub.signIn("passer-by " + i));
        }
        hub.pass(Duration.ofMillis(250));
        RecordingPeer again = hub.signIn("Ada", "lobby");
        HubFixture.discardEvents(bob);
        again.say("lobby", 5, "once");
        assertEquals(List.of(), bob.take());
        assertEquals(List.of(1L), again.received(Said.class).stream().map(Said::seq).toList());
    }

    @Test
    void numberIsNotReusedForAnotherText() {
        ada.say("lobby", 5, "yes");
        HubFixture.discardEvents(ada, bob);
        ada.assertRefused(ada.say("lobby", 5, "no"), ErrorCode.NUMBER_REUSED);
        assertEquals(List.of(), bob.take());
    }

    @Test
    void echoAndPingAreAnsweredToTheSender() {
        long echo = ada.send(new Command.Echo("just <b>me</b>"));
        long ping = ada.send(new Command.Ping());
        assertEquals(
                List.of(new Event.Echoed(echo, "just <b>me</b>"), new Event.Pong(ping)),
                ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void onlyHostAndModeratorsAnnounce() {
        ada.assertRefused(ada.send(new Command.Announce(1, "free cake")), ErrorCode.NOT_ALLOWED);
        assertEquals(List.of(), bob.take());
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.discardEvents(ada, bob);
        ada.send(new Command.Announce(1, "free cake"));
        assertEquals("free cake", bob.only(Announced.class).text());
    }

    @Test
    void announcementReachesEveryRoomButNoConversation() {
        ada.send(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob")), 1, "psst");
        eve.join("garden");
        HubFixture.discardEvents(ada, bob, eve);
        host.send(new Command.Announce(4, "the cake is here"));
        var inLobby =
                new Announced(
                        "lobby",
                        1,
                        hub.time.millis(),
                        MemberKeys.id("Host"),
                        "Host",
                        4,
                        "the cake is here",
                        false);
        assertEquals(List.of(inLobby), ada.take());
        assertEquals(List.of(inLobby), bob.take());
        assertEquals("garden", eve.only(Announced.class).room());

        host.send(new Command.Announce(4, "the cake is here"));
        assertEquals(List.of(), ada.take(), "a repeated number announces nothing");
    }

    @Test
    void announcementWithTheNumberOfAMessageIsRefused() {
        host.join("lobby");
        host.say("lobby", 4, "hello");
        HubFixture.discardEvents(ada, host);
        host.assertRefused(
                host.send(new Command.Announce(4, "the cake is here")), ErrorCode.NUMBER_REUSED);
        assertEquals(List.of(), ada.take());
    }

    @Test
    void topicChangeIsALogEntry() {
        ada.assertRefused(ada.send(new Command.SetTopic("lobby", "mine")), ErrorCode.NOT_ALLOWED);
        ada.join("ada's");
        bob.join("ada's");
        HubFixture.discardEvents(ada, bob);
        ada.send(new Command.SetTopic("ada's", "tea"));
        assertEquals("tea", bob.only(TopicSet.class).topic());
        HubFixture.discardEvents(ada, bob);
        ada.send(new Command.SetTopic("ada's", "tea"));
        assertEquals(List.of(), bob.take(), "an unchanged topic is not sent");
        host.join("ada's");
        host.send(new Command.SetTopic("ada's", "cake"));
        assertEquals(List.of(1L, 2L), host.entries("ada's").stream().map(LogEntry::seq).toList());
        assertEquals("tea", host.only(Event.Entered.class).room().topic());
    }

    @Test
    void messagesAreRateLimited() {
        IntStream.rangeClosed(1, 20).forEach(n -> ada.say("lobby", n, "w" + n));
        assertEquals(20, bob.received(Said.class).size());
        ada.take();
        ada.assertRefused(ada.say("lobby", 21, "w21"), ErrorCode.TOO_FAST);
        hub.pass(Duration.ofSeconds(1));
        IntStream.rangeClosed(21, 25).forEach(n -> ada.say("lobby", n, "w" + n));
        assertEquals(25, bob.received(Said.class).size());
        ada.take();
        ada.assertRefused(ada.say("lobby", 26, "w26"), ErrorCode.TOO_FAST);
        bob.take();
        bob.say("lobby", 1, "I may still speak");
        assertEquals(1, bob.received(Said.class).size());

        hub.disconnect(ada);
        RecordingPeer again = hub.signIn("Ada", "lobby");
        again.assertRefused(again.say("lobby", 26, "w26"), ErrorCode.TOO_FAST);
    }

    @Test
    void pingsAreNotRateLimited() {
        for (int i = 0; i < 200; i++) {
            ada.send(new Command.Ping());
        }
        assertEquals(200, ada.received(Event.Pong.class).size());
        assertFalse(ada.received(Event.Refused.class).iterator().hasNext());
    }

    @Test
    void longestMessagesFitFramesAndPages() {
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
            hub.pass(Duration.ofSeconds(4));
        }
        assertEquals(200, bob.received(Said.class).size());
        eve.join("lobby");
        Event.Page page = eve.only(Event.Page.class);
        assertTrue(page.more());
        assertEquals(200, page.entries().getLast().seq());
        var all = new ArrayList<>(page.entries());
        while (page.more()) {
            hub.pass(Duration.ofSeconds(1));
            eve.take();
            eve.send(new Command.History("lobby", all.getFirst().seq(), Limits.HISTORY_PAGE));
            page = eve.only(Event.Page.class);
            all.addAll(0, page.entries());
        }
        assertEquals(bob.received(Said.class), all);
    }
}
