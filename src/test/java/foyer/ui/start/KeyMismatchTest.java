package foyer.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.client.ClientModel.JoinState;
import foyer.client.ClientServices;
import foyer.identity.ServerIdentity;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.testing.TestServer;
import foyer.ui.UiExecutor;
import foyer.ui.ViewRobot;
import java.io.IOException;
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

/// The prompt for a server whose key has changed.
final class KeyMismatchTest {
    private static final String KNOWN = "k".repeat(52);

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
        server = TestServer.with("Test", Set.of(), "lobby").encryptedWith(identity).start();
        address = server.address.toString();
    }

    private void open(String typed) {
        saved =
                new Settings("Calm Fox", "a".repeat(26), typed)
                        .met(KNOWN, "Test", address, 1_795_000_000_000L);
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
        view = StartViews.open(client, 760);
        view.stage().click("#join");
        view.stage().until("the warning is shown", () -> view.stage().sees(".other-key"));
    }

    @AfterEach
    void close() throws Exception {
        view.stage().on(client::leaveAll).get(5, TimeUnit.SECONDS);
        view.stage().close();
        server.close();
    }

    @Test
    void bothFingerprintsAreShownWithoutConnecting() {
        open(address);

        assertEquals("stay", view.focused());
        assertEquals(KNOWN, view.text("#known").replace(" ", ""));
        assertEquals(identity.fingerprint(), view.text("#seen").replace(" ", ""));
        assertTrue(client.joinStateProperty().get() instanceof JoinState.Idle);
        view.stage().snapshot("start-other-key");
        view.stage().resize(480, 560);
        view.stage().snapshot("start-other-key-small");
    }

    @Test
    void stayingAwayKeepsTheKnownKey() {
        open(address);

        view.stage().click("#stay");

        assertFalse(view.stage().sees(".other-key"));
        assertEquals(KNOWN, saved.fingerprintAt(address));
    }

    @Test
    void trustingTheNewKeyConnects() {
        open(address);

        view.stage().click("#trust");

        view.stage().until("connected", () -> client.sessions().shownProperty().get() != null);
        assertEquals(identity.fingerprint(), saved.fingerprintAt(address));
    }

    @Test
    void keyFromALinkCannotBeOverridden() {
        open("foyer://" + address + "/lobby#fp=" + KNOWN);

        assertFalse(view.stage().sees("#trust"));
        assertTrue(view.stage().text("#text").startsWith("The key in the link doesn’t match"));
    }
}
