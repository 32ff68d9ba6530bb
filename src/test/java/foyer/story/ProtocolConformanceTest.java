package foyer.story;

import static foyer.testing.IndependentClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import foyer.testing.IndependentClient;
import foyer.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks a real server against docs/protocol.md: connections. The client was written from the
/// document.
final class ProtocolConformanceTest {
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

    /// A member id, as the chapter on members defines it: 10 bytes of SHA-256 in base 32.
    static String id(String key) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(("foyer member " + key).getBytes(StandardCharsets.UTF_8));
        var bits = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            bits.append(Integer.toBinaryString(256 + (hash[i] & 255)).substring(1));
        }
        var id = new StringBuilder();
        for (int i = 0; i < 80; i += 5) {
            id.append(
                    "abcdefghijklmnopqrstuvwxyz234567"
                            .charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        }
        return id.toString();
    }

    @Test
    void helloIsAnsweredWithIdAndRooms() throws Exception {
        try (var cyd = IndependentClient.connect(server.port())) {
            cyd.ask("{'type':'ping'}");
            assertEquals(json("'out_of_order'"), cyd.next("refused").get("code"));
            cyd.ask("{'type':'hello','protocol':0,'name':'Cyd','key':'cyd-0000-1111-2222-3333'}");
            assertEquals(json("'other_protocol'"), cyd.next("refused").get("code"));
            cyd.ask("{'type':'hello','protocol':1,'name':'BOB','key':'cyd-0000-1111-2222-3333'}");
            assertEquals(json("'name_taken'"), cyd.next("refused").get("code"));
            cyd.ask("{'type':'hello','protocol':2,'name':' Cyd ','key':'cyd-0000-1111-2222-3333'}");
            JsonObject you = new JsonObject();
            you.addProperty("id", id("cyd-0000-1111-2222-3333"));
            you.addProperty("name", "Cyd");
            you.addProperty("role", "member");
            JsonObject welcome = cyd.next("welcome");
            assertEquals(you, welcome.get("you"));
            assertEquals(json("1"), welcome.get("protocol"));
            assertEquals(
                    json(
                            "{'type':'rooms','more':false,'rooms':"
                                    + "[{'name':'Lobby','topic':'','owner':'','people':0}],'re':4}"),
                    cyd.next());
        }
    }

    @Test
    void takenNameIsRefused() {
        ada.join("Lobby");
        bob.join("Lobby");
        ada.next("joined");
        long re = bob.ask("{'type':'rename','name':'a D a'}");
        JsonObject refused = bob.next("refused");
        assertEquals(json("'name_taken'"), refused.get("code"));
        assertEquals(re, refused.get("re").getAsLong());
        long rename = bob.ask("{'type':'rename','name':'Robert'}");
        JsonObject renamed = bob.next("renamed");
        assertEquals(rename, renamed.get("re").getAsLong());
        assertEquals(IndependentClient.withoutRe(renamed), ada.next());
        assertEquals(json("'Bob'"), renamed.get("from"));
        assertEquals(json("'Robert'"), renamed.get("to"));
    }

    @Test
    void echoAndPingReturnTheRequestId() {
        long echo = ada.ask("{'type':'echo','text':'gr\\u00fc\\u00df dich \\ud83d\\udc4b'}");
        JsonObject echoed = ada.next("echoed");
        assertEquals(echo, echoed.get("re").getAsLong());
        assertEquals("grüß dich 👋", echoed.get("text").getAsString());
        long ping = ada.ask("{'type':'ping'}");
        assertEquals(ping, ada.next("pong").get("re").getAsLong());
        ada.send("{\"type\":\"ping\",\"colour\":\"red\"}");
        assertEquals(json("{'type':'pong','re':0}"), ada.next());
    }

    @Test
    void malformedCommandIsRefusedAndConnectionStays() {
        long re = ada.ask("{'type':'dance'}");
        JsonObject refused = ada.next("refused");
        assertEquals(json("'unknown_kind'"), refused.get("code"));
        assertEquals(re, refused.get("re").getAsLong());
        for (String frame :
                new String[] {
                    "hello",
                    "[]",
                    "{}",
                    "{\"type\":\"ping\"} {}",
                    "{\"type\":\"ping\",\"type\":\"ping\"}",
                    "{\"type\":\"ping\",\"x\":1.5}",
                    "{\"type\":\"ping\",\"x\":[[[[[[[[[]]]]]]]]]}",
                    "{\"type\":\"direct\"}"
                }) {
            ada.send(frame);
            assertEquals(json("'malformed'"), ada.next("refused").get("code"), frame);
        }
        ada.ask("{'type':'rename','name':''}");
        assertEquals(json("'invalid'"), ada.next("refused").get("code"));
        ada.ask("{'type':'ping'}");
        ada.next("pong");
    }

    @Test
    void goodbyeIsAnsweredLast() throws Exception {
        ada.join("Lobby");
        bob.join("Lobby");
        ada.next("joined");
        bob.ask("{'type':'say','room':'Lobby','n':1,'text':'Good night'}");
        long re = bob.ask("{'type':'goodbye'}");
        bob.next("said");
        assertEquals(
                json("{'type':'goodbye','reason':'left','words':'','re':%d}".formatted(re)),
                bob.next());
        assertEquals(1000, bob.closeCode());
        ada.next("said");
        assertEquals(json("'left'"), ada.next("left").get("reason"));
    }

    @Test
    void closeWithoutGoodbyeCountsAsLeaving() throws Exception {
        ada.join("Lobby");
        bob.join("Lobby");
        ada.next("joined");
        bob.close(1000);
        assertEquals(1000, bob.closeCode());
        assertEquals(json("'left'"), ada.next("left").get("reason"));
    }

    @Test
    void newestConnectionOfAKeyWins() throws Exception {
        try (var again = IndependentClient.called("Ada", ADA_KEY, server.port())) {
            assertEquals(json("'replaced'"), ada.next("goodbye").get("reason"));
            assertEquals(1000, ada.closeCode());
            again.ask("{'type':'ping'}");
            again.next("pong");
        }
    }

    @Test
    void stoppingServerSaysWhenToReconnect() throws Exception {
        server.stop("Back soon.", 5);
        assertEquals(
                json(
                        "{'type':'goodbye','reason':'host_closed','words':'Back soon.',"
                                + "'retry_after':5}"),
                ada.next());
        assertEquals(1000, ada.closeCode());
    }

    @Test
    void invalidFrameClosesWithItsCode() throws Exception {
        ada.sendBinary((byte) 1);
        assertEquals(1003, ada.closeCode());
        bob.send("{\"type\":\"ping\",\"x\":\"" + "a".repeat(70_000) + "\"}");
        assertEquals(1009, bob.closeCode());
    }
}
