package foyer.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.connection.ServerAddress;
import foyer.testing.ConnectedClient;
import foyer.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People at one real server, over real sockets.
final class RealServerTalkTest {
    private TestServer server;
    private ServerAddress address;

    @BeforeEach
    void startServer() throws Exception {
        server = TestServer.start();
        address = server.address;
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    @Test
    void membersOfTheFirstRoomHearEachOther() {
        try (var ada = new ConnectedClient("Ada", address);
                var bob = new ConnectedClient("Bob", address)) {
            ada.untilIn("Lobby");
            bob.untilIn("Lobby");
            ada.say("Lobby", "hello");
            bob.untilHeard("Lobby", "Ada: hello");
            bob.say("Lobby", "hi Ada");
            ada.untilHeard("Lobby", "Bob: hi Ada");
            bob.untilHeard("Lobby", "Bob: hi Ada");
            List<String> said =
                    bob.log("Lobby").stream().filter(line -> line.contains(": ")).toList();
            assertEquals(List.of("Ada: hello", "Bob: hi Ada"), said);
        }
    }
}
