package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.connection.ServerAddress;
import foyer.hub.HubSettings;
import foyer.model.ChatModel;
import foyer.protocol.Member;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.testing.ChildProcess;
import foyer.testing.ConnectedClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clicked invite links: the first starts Foyer, the second is handed to the running window.
class ClickedLinkTest {
    @TempDir private Path data;

    private RunningServer serve(String name) throws Exception {
        Path own = data.resolve(name);
        return ServerWiring.serve(
                new HubSettings(name, Set.of(), List.of("Lobby"), List.of()),
                new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT),
                ServerWiring.identity(own),
                own,
                null);
    }

    private static ConnectedClient connect(RunningServer server) {
        var connectedClient =
                new ConnectedClient("Ada", new ServerAddress("127.0.0.1", server.port()));
        connectedClient.untilIn("Lobby");
        return connectedClient;
    }

    private static List<String> others(ChatModel chat) {
        return chat.rooms().rooms().getFirst().roster().members().stream()
                .map(Member::name)
                .filter(name -> !name.equals("Ada"))
                .toList();
    }

    /// The window would ask before it joins by a link.
    private static String address(RunningServer server) {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void addressesJoinThroughOneWindow() throws Exception {
        RunningServer tea = serve("Tea");
        RunningServer chess = serve("Chess");
        String own = data.resolve("window").toString();
        try (var atTea = connect(tea);
                var atChess = connect(chess);
                ChildProcess _ =
                        ChildProcess.foyer("--data", own, "--listen", "127.0.0.1", address(tea))) {
            atTea.until("the window joined", c -> others(c).size() == 1);
            try (ChildProcess second = ChildProcess.foyer("--data", own, address(chess))) {
                assertEquals(0, second.exitCode());
            }
            atChess.until("the window joined", c -> others(c).size() == 1);
            assertEquals(
                    atTea.with(ClickedLinkTest::others), atChess.with(ClickedLinkTest::others));
        } finally {
            tea.stop("", 0);
            chess.stop("", 0);
        }
    }
}
