package foyer.hosting;

import static foyer.hosting.MultiServerClient.chat;
import static foyer.hosting.MultiServerClient.isIn;
import static foyer.hosting.MultiServerClient.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.InvitationModel;
import foyer.protocol.ServerCode;
import foyer.settings.Settings;
import foyer.testing.ConnectedClient;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Joins real servers by invite link and server code.
class InviteLinkJoinTest {
    @TempDir private Path folder;
    private MultiServerClient cara;

    @BeforeEach
    void start() {
        cara = new MultiServerClient(new Settings("Cara", "c".repeat(26), ""), folder);
    }

    @AfterEach
    void end() {
        cara.close();
    }

    private String linkOfTheHost(RunningServer server) {
        var address = new ServerAddress("127.0.0.1", server.port());
        try (var host = new ConnectedClient("Host", MemberKeys.of("Host"), address)) {
            host.untilIn("Lobby");
            host.with(chat -> chat.hostModel().setPassword("open sesame"));
            host.until("it is locked", c -> c.invitation().mayGivePassProperty().get());
            host.with(
                    chat -> {
                        chat.invitation().request(InvitationModel.Access.ONCE);
                        return true;
                    });
            host.until("there is a pass", c -> link(c).contains("&t="));
            return host.with(InviteLinkJoinTest::link);
        }
    }

    private static String link(ChatModel chat) {
        return chat.invitation().linkProperty().get();
    }

    @Test
    void singleUseInvitationReplacesThePasswordOnce() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        String link = linkOfTheHost(tea);
        cara.run(() -> cara.client.joinTyped(link));
        cara.until(
                "inside",
                () -> cara.sessions.all().size() == 1 && isIn(cara.sessions.all().getFirst()));
        cara.quit();
        cara.saved = new Settings("Dan", "d".repeat(26), "");
        cara.start();
        cara.run(() -> cara.client.joinTyped(link));
        cara.until(
                "they are asked", () -> cara.client.passwordPrompt().askedProperty().get() != null);
        assertTrue(
                cara.on(() -> cara.client.passwordPrompt().problemProperty().get())
                        .contains("has been used"));
        cara.run(() -> cara.client.submitPassword("open sesame"));
        cara.until(
                "inside, too",
                () -> cara.sessions.all().size() == 1 && isIn(cara.sessions.all().getFirst()));
    }

    @Test
    void clickedLinkReplacesAPendingJoin() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cara.run(() -> cara.client.joinTyped("127.0.0.1:" + silent.getLocalPort()));
            cara.run(
                    () ->
                            cara.client.joinTyped(
                                    "foyer://127.0.0.1:%d/#fp=%s"
                                            .formatted(tea.port(), tea.fingerprint())));
            cara.until(
                    "inside",
                    () -> cara.sessions.all().size() == 1 && isIn(cara.sessions.all().getFirst()));
            cara.until("the server is known", () -> cara.saved.known(tea.fingerprint()) != null);
        }
    }

    @Test
    void serverCodeFindsANearbyServer() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        String code = ServerCode.of(tea.fingerprint());
        String typed = code.toLowerCase().replace("-", " ");
        cara.run(() -> cara.client.joinTyped(typed));
        assertEquals(
                "No server nearby has the code %s. Check the code and that both computers are on the same network."
                        .formatted(code),
                cara.on(() -> cara.client.problemProperty().get()));
        cara.near.add(sighting(tea));
        cara.near.add(sighting(tea));
        cara.run(() -> cara.client.joinTyped(typed));
        assertTrue(
                cara.on(() -> cara.client.problemProperty().get())
                        .startsWith("More than one nearby server"));
        cara.near.removeLast();
        cara.run(() -> cara.client.joinTyped(typed));
        cara.until(
                "they are there",
                () -> cara.sessions.all().size() == 1 && isIn(cara.sessions.all().getFirst()));
        cara.until("the server is known", () -> cara.saved.known(tea.fingerprint()) != null);
        assertEquals(
                List.of(new ServerAddress("127.0.0.1", tea.port()).toString()),
                cara.saved.known(tea.fingerprint()).addresses());
    }
}
