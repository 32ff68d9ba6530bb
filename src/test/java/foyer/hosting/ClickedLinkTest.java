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

/// What a click on an invite link does: it starts a Foyer, or tells the one that runs.
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

    private static ConnectedClient at(RunningServer server) {
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

    private static String link(RunningServer server) {
        return "foyer://127.0.0.1:%d/Lobby#fp=%s".formatted(server.port(), server.fingerprint());
    }

    @Test
    void clickedLinksJoinThroughOneWindow() throws Exception {
        RunningServer tea = serve("Tea");
        RunningServer chess = serve("Chess");
        String own = data.resolve("window").toString();
        try (var atTea = at(tea);
                var atChess = at(chess);
                ChildProcess _ =
                        ChildProcess.foyer("--data", own, "--listen", "127.0.0.1", link(tea))) {
            atTea.until("somebody came", c -> others(c).size() == 1);
            try (ChildProcess second = ChildProcess.foyer("--data", own, link(chess))) {
                assertEquals(0, second.exitCode());
            }
            atChess.until("somebody came", c -> others(c).size() == 1);
            assertEquals(
                    atTea.with(ClickedLinkTest::others), atChess.with(ClickedLinkTest::others));
        } finally {
            tea.stop("", 0);
            chess.stop("", 0);
        }
    }
}
