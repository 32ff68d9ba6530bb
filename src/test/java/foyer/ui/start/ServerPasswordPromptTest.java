package foyer.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.client.ClientModel.JoinState;
import foyer.client.ClientServices;
import foyer.identity.ServerIdentity;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.testing.ConnectedClient;
import foyer.testing.TestServer;
import foyer.ui.UiExecutor;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The password prompt with a real server over an encrypted socket.
final class ServerPasswordPromptTest {
    @TempDir private Path folder;
    private ServerIdentity identity;
    private TestServer server;
    private String address;
    private Settings saved;
    private ClientModel client;
    private ViewRobot view;

    @BeforeEach
    void join() throws Exception {
        identity = ServerIdentity.in(folder, InstantSource.system());
        server =
                TestServer.with("Club", Set.of(), "lobby")
                        .encryptedWith(identity)
                        .password("open sesame")
                        .start();
        address = server.address.toString();
        saved = new Settings("Calm Fox", "a".repeat(26), address);
        client =
                new ClientModel(
                        saved,
                        changed -> saved = changed,
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
        view = StartViews.open(client, 700);
        assertFalse(view.stage().sees(".password-question"));
        view.stage().click("#join");
        view.stage().until("the prompt is shown", () -> view.stage().sees(".password-question"));
    }

    @AfterEach
    void close() throws Exception {
        view.stage().on(client::leaveAll).get(5, TimeUnit.SECONDS);
        view.stage().close();
        server.close();
    }

    private void untilInside() {
        view.stage().until("connected", () -> client.sessions().shownProperty().get() != null);
    }

    @Test
    void promptFocusesTheFieldAndRemembersNoUnprovenServer() {
        assertEquals("", saved.fingerprintAt(address));
        assertEquals("password", view.focused());
        assertEquals(address + " needs a password", view.text("#title"));
        assertFalse(view.stage().sees("#address"), "the prompt replaces the address");
        assertEquals("", view.text("#passwordProblem"));
        view.stage().snapshot("start-password");
        view.stage().resize(480, 400);
        view.stage().snapshot("start-password-small");
    }

    @Test
    void rightPasswordConnects() {
        view.stage().type("open sesame");
        view.stage().press(KeyCode.ENTER);
        untilInside();
        assertEquals("Club", saved.nameOf(identity.fingerprint()));
        assertFalse(saved.toString().contains("sesame"));
        view.stage().on(client::leaveAll);
        view.stage().until("disconnected", () -> view.stage().sees("#address"));
        view.stage().click("#join");
        untilInside();
    }

    @Test
    void wrongPasswordIsShownAndSelected() {
        for (int i = 0; i < 2; i++) {
            view.stage().type("open says me");
            view.stage().press(KeyCode.ENTER);
            view.stage()
                    .until(
                            "it is refused",
                            () ->
                                    client.joinStateProperty().get() instanceof JoinState.Idle
                                            && view.stage().sees("#passwordProblem"));
            assertEquals("Wrong password.", view.text("#passwordProblem"));
            assertEquals("password", view.focused());
            assertEquals(
                    "open says me",
                    ((TextInputControl) view.stage().find("#password")).getSelectedText());
        }
        view.stage().snapshot("start-password-wrong");
        view.stage().type("open sesame");
        view.stage().press(KeyCode.ENTER);
        untilInside();
    }

    @Test
    void tooManyTriesShowTheWaitingTime() {
        for (int i = 0; i < 6; i++) {
            String before = view.text("#passwordProblem");
            view.stage().type("guess " + i);
            view.stage().press(KeyCode.ENTER);
            int tries = i;
            view.stage()
                    .until(
                            "it is refused",
                            () ->
                                    client.joinStateProperty().get() instanceof JoinState.Idle
                                            && (tries == 5
                                                    ? !view.text("#passwordProblem").equals(before)
                                                    : view.stage().sees("#passwordProblem")));
        }
        assertEquals(
                "Too many wrong passwords from your address. Try again in 10 min.",
                view.text("#passwordProblem"));
    }

    @Test
    void backShowsTheAddressAgain() {
        view.stage().type("half of i");
        view.stage().press(KeyCode.ESCAPE);
        assertTrue(view.stage().sees("#address"));
        assertFalse(view.stage().sees(".password-question"));
        view.stage().click("#join");
        view.stage().until("the prompt is shown", () -> view.stage().sees(".password-question"));
        assertEquals("", view.text("#password"), "the password is cleared");
    }

    @Test
    void takenNameKeepsThePassword() {
        try (var _ = connectedClient()) {
            view.enter("#name", "Witty Otter");
            view.enter("#password", "open sesame");
            view.stage().press(KeyCode.ENTER);
            view.stage().until("the name is taken", () -> view.stage().sees("#nameProblem"));
            assertEquals("name", view.focused());
            view.enter("#name", "Calm Fox");
            view.stage().click("#join");
            untilInside();
        }
    }

    /// A member who sent the password.
    private ConnectedClient connectedClient() {
        return ConnectedClient.withPassword(
                "Witty Otter",
                "open sesame",
                new foyer.connection.Destination(
                        List.of(foyer.connection.ServerAddress.parse(address)),
                        identity.fingerprint()));
    }

    @Test
    void passwordIsNotSentToAnotherKey() throws Exception {
        int port = server.port();
        server.close();
        var other =
                ServerIdentity.in(
                        Files.createDirectory(folder.resolve("other")), InstantSource.system());
        server = TestServer.with("Club", Set.of()).port(port).encryptedWith(other).start();
        view.stage().type("open sesame");
        view.stage().press(KeyCode.ENTER);
        view.stage().until("the warning is shown", () -> view.stage().sees(".other-key"));
        assertInstanceOf(JoinState.Idle.class, client.joinStateProperty().get());
        assertFalse(view.stage().sees(".password-question"));
    }
}
