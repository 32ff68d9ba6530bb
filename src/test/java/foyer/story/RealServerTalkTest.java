package foyer.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.connection.ServerAddress;
import foyer.hub.Hub;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverstore.MessageStore;
import foyer.testing.ConnectedClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// People at one real server, over real sockets.
final class RealServerTalkTest {
    private SocketServer server;
    private ServerAddress address;

    @BeforeEach
    void aServerIsThere() throws Exception {
        var settings = new HubSettings("Club", Set.of(), List.of("Lobby"), List.of());
        var hub =
                new Hub(
                        settings,
                        MessageStore.inMemory("log"),
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom());
        var loop = new HubLoop(hub);
        server =
                new SocketServer(
                        new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT),
                        loop,
                        System::nanoTime);
        address = ServerAddress.plain("127.0.0.1", server.start());
        loop.start();
    }

    @AfterEach
    void theServerStops() throws Exception {
        server.stop("over", 0);
    }

    @Test
    void whoComesLandsInTheFirstRoomAndTheyHearEachOther() {
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
