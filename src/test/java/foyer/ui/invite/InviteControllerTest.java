package foyer.ui.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Role;
import foyer.ui.Chats;
import foyer.ui.ViewRobot;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InviteControllerTest {
    private final AtomicInteger closed = new AtomicInteger();
    private Chats chat;
    private ViewRobot view;

    @BeforeEach
    void open() {
        chat = Chats.welcomed(Role.MEMBER);
        view =
                ViewRobot.open(
                        InviteController.class,
                        () ->
                                new InviteController(
                                        chat.model.invitation(), closed::incrementAndGet),
                        460,
                        560);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    @Test
    void theLinkIsShownDrawnAndCopied() {
        assertEquals("foyer://192.168.1.20:7788", view.text("#link"));
        QrView picture = (QrView) view.stage().find("#picture");
        assertEquals("foyer://192.168.1.20:7788", picture.textProperty().get());
        view.stage().click("#copyLink");
        assertEquals(
                "foyer://192.168.1.20:7788",
                view.stage().on(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void withoutAKeyPrintThereIsNoCodeToSay() {
        assertFalse(view.stage().sees("#byCode"));
        assertTrue(view.text("#linkHint").contains("not encrypted"));
    }

    @Test
    void escapeClosesIt() {
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
    }
}
