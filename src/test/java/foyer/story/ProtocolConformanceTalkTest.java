package foyer.story;

import static foyer.testing.IndependentClient.each;
import static foyer.testing.IndependentClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import foyer.testing.IndependentClient;
import foyer.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks a real server against docs/protocol.md: rooms and messages. The client was written from
/// the document.
final class ProtocolConformanceTalkTest {
    private static final String ADA_KEY = "ada-0000-1111-2222-3333";
    private static final String BOB_KEY = "bob-0000-1111-2222-3333";

    private TestServer server;
    private IndependentClient ada;
    private IndependentClient bob;

    @BeforeEach
    void begin() throws Exception {
        server = TestServer.start();
        ada = IndependentClient.called("Ada", ADA_KEY, server.port());
        bob = IndependentClient.called("Bob", BOB_KEY, server.port());
    }

    @AfterEach
    void end() throws Exception {
        ada.close();
        bob.close();
        server.close();
    }

    @Test
    void newRoomIsAnnouncedAndEntered() throws Exception {
        long re = ada.ask("{'type':'join','room':'#Kitchen'}");
        JsonObject opened = ada.next("room_opened").getAsJsonObject("room");
        assertEquals(json("'Kitchen'"), opened.get("name"));
        JsonObject entered = ada.next("entered");
        assertEquals(re, entered.get("re").getAsLong());
        assertEquals(
                ProtocolConformanceTest.id(ADA_KEY),
                entered.getAsJsonObject("room").get("owner").getAsString());
        assertEquals(json("['Ada']"), each(ada.next("present").get("members"), "name"));
        assertEquals(
                json(
                        "{'type':'page','room':'Kitchen','entries':[],'more':false,'re':%d}"
                                .formatted(re)),
                ada.next());
        bob.next("room_opened");
        bob.ask("{'type':'join','room':'KITCHEN'}");
        assertEquals(json("'Kitchen'"), bob.next("entered").getAsJsonObject("room").get("name"));
        assertEquals(json("['Ada','Bob']"), each(bob.next("present").get("members"), "name"));
        assertEquals(json("'Bob'"), ada.next("joined").getAsJsonObject("member").get("name"));
    }

    @Test
    void repeatedMessageIsAcknowledgedToItsSenderOnly() {
        ada.join("Lobby");
        bob.join("Lobby");
        ada.next("joined");
        ada.ask("{'type':'say','room':'lobby','n':1,'text':'Hello'}");
        JsonObject said = IndependentClient.withoutRe(ada.next("said"));
        assertEquals(said, bob.next());
        assertEquals(json("1"), said.get("seq"));
        assertEquals(json("'Lobby'"), said.get("room"));
        ada.ask("{'type':'say','room':'Lobby','n':1,'text':'Hello'}");
        assertEquals(said, IndependentClient.withoutRe(ada.next("said")));
        long re = ada.ask("{'type':'say','room':'Lobby','n':1,'text':'Good bye'}");
        JsonObject refused = ada.next("refused");
        assertEquals(json("'number_reused'"), refused.get("code"));
        assertEquals(re, refused.get("re").getAsLong());
        ada.ask("{'type':'say','room':'Lobby','n':2,'text':'Again'}");
        assertEquals(json("2"), bob.next("said").get("seq"));
    }

    @Test
    void onlyMembersOfARoomMayPost() {
        bob.ask("{'type':'say','room':'Lobby','n':1,'text':'Hello'}");
        assertEquals(json("'not_a_member'"), bob.next("refused").get("code"));
        bob.ask("{'type':'say','room':'Cellar','n':1,'text':'Hello'}");
        assertEquals(json("'no_such_room'"), bob.next("refused").get("code"));
        bob.ask("{'type':'announce','n':1,'text':'Hello'}");
        assertEquals(json("'not_allowed'"), bob.next("refused").get("code"));
    }

    @Test
    void historyIsPagedBackwards() {
        ada.join("Lobby");
        for (int n = 1; n <= 12; n++) {
            ada.ask("{'type':'say','room':'Lobby','n':%d,'text':'word %d'}".formatted(n, n));
            ada.next("said");
        }
        ada.ask("{'type':'history','room':'Lobby','before':11,'limit':7}");
        JsonObject page = ada.next("page");
        assertEquals(json("[4,5,6,7,8,9,10]"), each(page.get("entries"), "seq"));
        assertEquals(json("true"), page.get("more"));
        ada.ask("{'type':'history','room':'Lobby','before':4,'limit':7}");
        page = ada.next("page");
        assertEquals(json("['word 1','word 2','word 3']"), each(page.get("entries"), "text"));
        assertEquals(json("false"), page.get("more"));
    }

    @Test
    void rejoiningMemberGetsExactlyTheMissedEntries() {
        ada.join("Lobby");
        bob.join("Lobby");
        ada.next("joined");
        for (int n = 1; n <= 4; n++) {
            if (n == 3) {
                bob.close();
                assertEquals(json("'lost'"), ada.next("left").get("reason"));
            }
            ada.ask("{'type':'say','room':'Lobby','n':%d,'text':'word'}".formatted(n));
            ada.next("said");
        }
        bob = IndependentClient.called("Bob", BOB_KEY, server.port());
        bob.ask("{'type':'join','room':'Lobby','after':2}");
        JsonObject entered = bob.next("entered");
        assertEquals(json("false"), entered.get("anew"));
        assertEquals(json("4"), entered.get("last"));
        bob.next("present");
        assertEquals(json("[3,4]"), each(bob.next("page").get("entries"), "seq"));
        bob.ask("{'type':'join','room':'Lobby','after':99}");
        assertEquals(json("true"), bob.next("entered").get("anew"));
        bob.next("present");
        assertEquals(json("[1,2,3,4]"), each(bob.next("page").get("entries"), "seq"));
    }

    @Test
    void directConversationAddsTheOtherMember() throws Exception {
        String room =
                "@"
                        + ProtocolConformanceTest.id(ADA_KEY)
                        + "."
                        + ProtocolConformanceTest.id(BOB_KEY);
        ada.ask("{'type':'direct','member':'%s'}".formatted(ProtocolConformanceTest.id(BOB_KEY)));
        JsonObject info = ada.next("entered").getAsJsonObject("room");
        assertEquals(room, info.get("name").getAsString());
        assertEquals(json("'Bob'"), info.getAsJsonObject("with").get("name"));
        ada.next("present");
        ada.next("page");
        ada.ask("{'type':'say','room':'%s','n':1,'text':'psst'}".formatted(room));
        assertEquals(json("0"), bob.next("entered").get("re"));
        assertEquals(json("['Ada','Bob']"), each(bob.next("present").get("members"), "name"));
        bob.next("page");
        assertEquals(json("'psst'"), bob.next("said").get("text"));
        try (var cyd = IndependentClient.called("Cyd", "cyd-0000-1111-2222-3333", server.port())) {
            cyd.ask("{'type':'join','room':'%s'}".formatted(room));
            assertEquals(json("'no_such_room'"), cyd.next("refused").get("code"));
        }
    }

    @Test
    void closingRoomCanBeKeptOrClosed() {
        ada.join("Kitchen");
        bob.next("room_opened");
        bob.join("Kitchen");
        ada.next("joined");
        bob.ask("{'type':'close_room','room':'Kitchen'}");
        assertEquals(json("'not_allowed'"), bob.next("refused").get("code"));
        ada.ask("{'type':'close_room','room':'Kitchen'}");
        assertEquals(json("30"), ada.next("room_closing").get("seconds"));
        assertEquals(json("'Ada'"), bob.next("room_closing").get("name"));
        ada.ask("{'type':'keep_room','room':'Kitchen'}");
        ada.next("room_kept");
        bob.next("room_kept");
        ada.ask("{'type':'close_room','room':'Kitchen','seconds':0}");
        ada.next("room_closing");
        ada.next("room_closed");
        bob.next("room_closing");
        assertEquals(json("'Kitchen'"), bob.next("room_closed").get("room"));
        ada.ask("{'type':'say','room':'Kitchen','n':1,'text':'Anybody?'}");
        assertEquals(json("'no_such_room'"), ada.next("refused").get("code"));
    }

    @Test
    void leavingTwiceIsHarmless() {
        ada.join("Lobby");
        ada.ask("{'type':'leave','room':'Lobby'}");
        assertEquals(json("'left'"), ada.next("left").get("reason"));
        ada.ask("{'type':'leave','room':'Lobby'}");
        ada.next("done");
        ada.ask("{'type':'ping'}");
        ada.next("pong");
    }
}
