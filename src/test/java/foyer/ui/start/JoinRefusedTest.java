package foyer.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.client.ClientModel.JoinState;
import foyer.client.ClientServices;
import foyer.identity.ServerIdentity;
import foyer.model.ModerationActions;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.testing.ConnectedClient;
import foyer.testing.MemberKeys;
import foyer.testing.TestServer;
import foyer.ui.UiExecutor;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start view shows why a server refuses to connect, over real sockets.
final class JoinRefusedTest {
    @TempDir private Path folder;
    private ClientModel client;
    private ViewRobot view;

    @BeforeEach
    void open() {
        client =
                new ClientModel(
                        new Settings("Calm Fox", "a".repeat(26), ""),
                        _ -> {},
                        (_, _) -> {
                            throw new IOException("not here");
                        },
                        _ -> List.of(),
                        new ClientServices(
                                ClientStores.brief(),
                                ClientStores.noFiles(),
                                new UiExecutor(),
                                Runnable::run,
                                Instant::now,
                                new Random(1)));
        view = StartViews.open(client, 760);
    }

    @AfterEach
    void close() throws Exception {
        view.stage().on(client::leaveAll).get(5, TimeUnit.SECONDS);
        view.stage().close();
    }

    private void pictures(String name) {
        view.stage().snapshot(name);
        view.stage().resize(480, 400);
        view.stage().snapshot(name + "-small");
        view.stage().resize(1000, 760);
    }

    private static int portNobodyIsAt() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void unreachableAddressIsShownAndKept() throws Exception {
        String address = "127.0.0.1:" + portNobodyIsAt();
        view.enter("#address", address);
        view.stage().click("#join");
        view.stage().until("the problem is shown", () -> view.stage().sees("#problem"));
        assertEquals(
                "The computer at " + address + " is there, but Foyer isn’t hosting on that port.",
                view.text("#problem"));
        assertInstanceOf(JoinState.Idle.class, client.joinStateProperty().get());
        assertEquals(address, view.text("#address"));
        assertEquals("address", view.focused());
        pictures("start-unreachable");
    }

    @Test
    void bannedMemberSeesModeratorAndReason() throws Exception {
        var identity = ServerIdentity.in(folder, InstantSource.system());
        try (var server =
                        TestServer.with("Club", Set.of(MemberKeys.id("Ada")), "Lobby")
                                .encryptedWith(identity)
                                .start();
                var ada = new ConnectedClient("Ada", MemberKeys.of("Ada"), server.address)) {
            ada.untilIn("Lobby");
            view.enter("#address", server.address.toString());
            view.stage().click("#join");
            ada.until(
                    "Ada sees the member",
                    c -> c.rooms().rooms().getFirst().roster().members().size() == 2);
            ada.with(
                    chat -> {
                        RoomModel lobby = chat.rooms().rooms().getFirst();
                        Member fox =
                                lobby.roster().members().stream()
                                        .filter(each -> each.name().equals("Calm Fox"))
                                        .findAny()
                                        .orElseThrow();
                        ModerationActions.ban(lobby, fox.id(), null, "spam", false);
                        return true;
                    });
            view.stage().until("the problem is shown", () -> view.stage().sees("#problem"));
            String problem = view.text("#problem");
            assertTrue(problem.contains("Ada") && problem.contains("spam"), problem);
            assertEquals(List.of(), List.copyOf(client.sessions().all()));
            view.stage().click("#join");
            view.stage()
                    .until(
                            "the problem is shown again",
                            () ->
                                    client.joinStateProperty().get() instanceof JoinState.Idle
                                            && view.stage().sees("#problem"));
            assertEquals("Ada banned you from this server: spam.", view.text("#problem"));
            assertEquals("address", view.focused());
            pictures("start-refused");
        }
    }
}
