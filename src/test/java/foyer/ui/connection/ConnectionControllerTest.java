package foyer.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.KeyFingerprint;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConnectionControllerTest {
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private ChatModelFixture chat;
    private ViewRobot view;

    @BeforeEach
    void open() {
        chat = ChatModelFixture.welcomed(Role.MEMBER);
        view =
                ViewRobot.open(
                        ConnectionController.class,
                        () ->
                                new ConnectionController(
                                        chat.model, left::incrementAndGet, closed::incrementAndGet),
                        460,
                        520);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    private void measure(long millis) {
        view.stage().fx(() -> chat.model.handle(new ConnectionEvent.RoundTrip(millis * 1_000_000)));
    }

    @Test
    void itSaysWhereOneIsAndWhoOneIs() {
        assertEquals("Ada's room", view.text("#server"));
        assertEquals("192.168.1.20:7788", view.text("#address"));
        assertEquals("Connected", view.text("#state"));
        assertEquals("Calm Fox", view.text("#name"));
        assertEquals(ChatModelFixture.MY_ID, view.text("#id"));
        assertTrue(view.text("#since").matches(".*2026, \\d\\d:\\d\\d"), view.text("#since"));
        assertEquals("not measured yet", view.text("#latency"));
        view.stage().snapshot("connection");
    }

    @Test
    void whatIsComparedIsMadeOfTheOwnKeyAndNotOfWhatTheServerSays() {
        String print = "k".repeat(52);
        assertFalse(view.stage().sees("#compare"));
        view.stage()
                .fx(
                        () -> {
                            chat.model.handle(
                                    new ConnectionEvent.SocketOpened(
                                            chat.model.connection().address(),
                                            print,
                                            "TLSv1.3",
                                            true));
                            chat.hear(
                                    new Event.Welcome(
                                            Limits.PROTOCOL,
                                            "Ada's room",
                                            "log",
                                            new Member("b".repeat(16), "Calm Fox", Role.MEMBER)));
                        });
        assertEquals(
                KeyFingerprint.comparison(print, ChatModelFixture.MY_ID), view.text("#compare"));
        view.stage().snapshot("connection-encrypted");
    }

    @Test
    void theLatencyIsTheMedianInWords() {
        measure(2);
        measure(42);
        measure(9_000);
        assertEquals("42 ms, good", view.text("#latency"));
        assertTrue(view.stage().find("#latencyDot").getStyleClass().contains("good"));
    }

    @Test
    void slowerIsFairAndSlowerStillIsPoor() {
        assertEquals("99 ms, good", ConnectionQuality.text(99.0));
        assertEquals("100 ms, fair", ConnectionQuality.text(100.0));
        assertEquals("299 ms, fair", ConnectionQuality.text(299.0));
        assertEquals("300 ms, poor", ConnectionQuality.text(300.0));
        measure(800);
        assertTrue(view.stage().find("#latencyDot").getStyleClass().contains("poor"));
        view.stage().snapshot("connection-slow");
    }

    @Test
    void theTestButtonSaysThatTheServerAnswers() {
        view.stage().click("#test");
        assertEquals("Asking the server…", view.text("#result"));
        var echo = (Command.Echo) chat.last();
        view.stage().fx(() -> chat.hear(new Event.Echoed(chat.asked().size(), echo.text())));
        assertEquals("The server responded.", view.text("#result"));
        view.stage().snapshot("connection-tested");
        view.stage().resize(480, 400);
        view.stage().snapshot("connection-small");
    }

    @Test
    void aLostConnectionSaysWhyAndThatItIsTriedAgain() {
        view.stage()
                .fx(
                        () -> {
                            chat.hear(
                                    new Event.Renamed(
                                            ChatModelFixture.MY_ID, "Calm Fox", "W".repeat(32)));
                            chat.model.handle(
                                    new ConnectionEvent.Lost(
                                            "The server has not answered for 25 seconds.", 4_000));
                            chat.unplug();
                        });
        view.stage().click("#test");
        assertEquals(
                "The server has not answered for 25 seconds. Reconnecting automatically.",
                view.text("#state"));
        assertEquals("—", view.text("#since"));
        assertEquals("You’re not connected right now.", view.text("#result"));
        view.stage().snapshot("connection-lost");
    }

    @Test
    void theIdCanBeCopiedAndTheButtonSaysSo() {
        view.stage().click("#copyId");
        assertEquals(
                ChatModelFixture.MY_ID,
                view.stage().on(() -> Clipboard.getSystemClipboard().getString()));
        assertEquals(
                "Copied", view.stage().on(() -> view.stage().find("#copyId").getAccessibleText()));
        view.stage().snapshot("connection-copied");
    }

    @Test
    void theAddressCanBeCopied() {
        view.stage().click("#copyAddress");
        assertEquals(
                "192.168.1.20:7788",
                view.stage().on(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void leavingIsOneButtonAndClosingIsAnother() {
        view.stage().click("#leave");
        assertEquals(1, left.get());
        assertEquals(0, closed.get());
        view.stage().click("#close");
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(2, closed.get());
        assertEquals(1, left.get());
    }

    @Test
    void beforeTheServerAnsweredThereIsNobodyToCopy() {
        view.stage().close();
        chat = new ChatModelFixture();
        open(chat);
        assertEquals("Connecting…", view.text("#state"));
        assertEquals("—", view.text("#server"));
        assertEquals("—", view.text("#name"));
        assertTrue(view.isDisabled("#copyId"));
    }

    private void open(ChatModelFixture other) {
        view =
                ViewRobot.open(
                        ConnectionController.class,
                        () -> new ConnectionController(other.model, () -> {}, () -> {}),
                        460,
                        520);
    }
}
