package foyer.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.client.ClientModel.JoinState;
import foyer.client.ClientServices;
import foyer.client.ServerStarter;
import foyer.settings.Settings;
import foyer.testing.ClientStores;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StartControllerTest {
    private static final String KEY = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// The tasks for the background and the UI thread, which only the test runs.
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    private ServerStarter serverStarter =
            (_, _) -> {
                throw new IOException("No port could be opened on this computer.");
            };
    private ClientModel client;
    private ViewRobot view;

    private void open(String name, String address) {
        client =
                new ClientModel(
                        new Settings(name, KEY, address),
                        _ -> {},
                        (hostName, id) -> serverStarter.start(hostName, id),
                        _ -> List.of(),
                        new ClientServices(
                                ClientStores.brief(),
                                ClientStores.noFiles(),
                                waiting::add,
                                waiting::add,
                                Instant::now,
                                new Random(1)));
        view = StartViews.open(client, 700);
    }

    private void letTimePass() {
        view.stage()
                .fx(
                        () -> {
                            while (!waiting.isEmpty()) {
                                waiting.remove().run();
                            }
                        });
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    @Test
    void hostButtonHasTheFocusAtFirstStart() {
        open("Calm Fox", "");
        assertEquals("Calm Fox", view.text("#name"));
        assertEquals("host", view.focused());
        view.stage().snapshot("start");
        view.stage().resize(480, 400);
        view.stage().snapshot("start-small");
    }

    @Test
    void addressHasTheFocusAfterAnEarlierJoin() {
        open("Calm Fox", "192.168.1.20:7788");
        assertEquals("address", view.focused());
    }

    @Test
    void tabGoesFromTopToBottom() {
        open("Calm Fox", "");
        view.stage().click("#name");
        view.stage().press(KeyCode.TAB);
        assertEquals("invent", view.focused());
        view.stage().press(KeyCode.TAB);
        assertEquals("host", view.focused());
        view.stage().press(KeyCode.TAB);
        assertEquals("address", view.focused());
        view.stage().press(KeyCode.TAB);
        assertEquals("join", view.focused());
    }

    @Test
    void mnemonicFocusesTheField() {
        open("Calm Fox", "");
        alt(KeyCode.L);
        assertEquals("address", view.focused());
        assertEquals("", view.text("#problem"));
        alt(KeyCode.N);
        assertEquals("name", view.focused());
    }

    @Test
    void problemIsVisibleInSmallWindow() {
        open("Calm Fox", "");
        view.stage().resize(480, 330);
        alt(KeyCode.L);
        view.stage().type("no address");
        view.stage().press(KeyCode.ENTER);
        Node problem = view.stage().find("#problem");
        view.stage()
                .until(
                        "it is within the window",
                        () ->
                                problem.localToScene(problem.getLayoutBounds()).getMaxY()
                                        <= problem.getScene().getHeight());
    }

    private void alt(KeyCode key) {
        String letter = key.getChar().toLowerCase(Locale.ROOT);
        view.stage()
                .fx(
                        () ->
                                Event.fireEvent(
                                        view.stage().find("#root"),
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                letter,
                                                letter,
                                                key,
                                                false,
                                                false,
                                                true,
                                                false)));
    }

    @Test
    void escapeKeepsTheProblem() {
        open("Calm Fox", "");
        view.stage().click("#join");
        String problem = view.text("#problem");
        view.stage().press(KeyCode.ESCAPE);
        assertEquals("Enter a code, link or address, for example 192.168.1.20:7788.", problem);
        assertEquals(problem, view.text("#problem"));
    }

    @Test
    void shuffleButtonChangesTheName() {
        open("Calm Fox", "");
        view.stage().click("#invent");
        assertEquals("Witty Otter", view.text("#name"));
        assertEquals("Witty Otter", client.nameProperty().get());
    }

    @Test
    void invalidAddressIsRefusedAndKept() {
        open("Calm Fox", "");
        view.enter("#address", "not an address");
        view.stage().press(KeyCode.ENTER);
        assertEquals("That isn’t a code, link or address.", view.text("#problem"));
        assertEquals("not an address", view.text("#address"));
        assertEquals("address", view.focused());
        view.stage().snapshot("start-no-address");
        view.stage().type("x");
        assertEquals("", view.text("#problem"));
    }

    @Test
    void invalidNameIsRefusedAndKept() {
        open("x".repeat(60), "");
        view.stage().click("#host");
        assertEquals("Names can be up to 32 characters; yours is 60.", view.text("#nameProblem"));
        assertEquals("x".repeat(60), view.text("#name"));
        assertEquals("name", view.focused());
        assertEquals("", view.text("#problem"));
        view.stage().resize(480, 400);
        view.stage().snapshot("start-no-name-small");
    }

    @Test
    void joiningDisablesInputsUntilCancelled() {
        open("Calm Fox", "");
        view.enter("#address", "a.house.with.a.very.long.name.in.a.far.away.network.invalid");
        view.stage().click("#join");
        assertInstanceOf(JoinState.Joining.class, client.joinStateProperty().get());
        assertTrue(view.isDisabled("#name"));
        assertTrue(view.isDisabled("#host"));
        assertTrue(view.isDisabled("#address"));
        assertTrue(view.text("#progressText").startsWith("Connecting to a.house"));
        assertEquals("cancel", view.focused());
        view.stage().snapshot("start-entering");
        view.stage().resize(480, 400);
        view.stage().snapshot("start-entering-small");
        view.stage().press(KeyCode.ESCAPE);
        assertInstanceOf(JoinState.Idle.class, client.joinStateProperty().get());
        assertFalse(view.isDisabled("#address"));
        assertFalse(view.stage().sees("#progress"));
        assertEquals("address", view.focused());
    }

    @Test
    void hostingFailureIsShown() {
        open("Calm Fox", "");
        view.stage().press(KeyCode.ENTER);
        assertEquals("Opening your room…", view.text("#progressText"));
        letTimePass();
        assertEquals("No port could be opened on this computer.", view.text("#hostProblem"));
        assertFalse(view.isDisabled("#host"));
    }

    @Test
    void longProblemFitsSmallWindow() {
        serverStarter =
                (_, _) -> {
                    throw new IOException(
                            "Nobody answers at a.house.with.a.very.long.name.example:7788. Is the"
                                    + " computer on, is Foyer open on it, and are you on the same"
                                    + " network? Tried 192.168.1.20 and fe80::1 for five seconds.");
                };
        open("Calm Fox", "a.house.with.a.very.long.name.example");
        view.stage().resize(480, 400);
        view.stage().click("#host");
        letTimePass();
        view.stage().snapshot("start-long-problem-small");
        view.stage().resize(1000, 700);
        view.stage().snapshot("start-long-problem");
        assertEquals("host", view.focused());
    }
}
