package foyer.ui.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.RadioButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InviteControllerTest {
    private static final String TOKEN = "q3w5k7zt2m4n6p5r7s3v2x4y6a";

    private final AtomicInteger closed = new AtomicInteger();
    private ChatModelFixture chat;
    private ViewRobot view;

    @BeforeEach
    void open() {
        chat = ChatModelFixture.welcomed(Role.MEMBER);
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
        assertTrue(view.text("#linkHint").contains("isn’t encrypted"));
    }

    @Test
    void theHostOfALockedServerMayHaveTheLinkPassThePassword() {
        assertFalse(view.stage().sees("#passes"), "nobody is asked for a password");
        view.stage()
                .fx(
                        () -> {
                            chat.hear(new Event.RoleSet(ChatModelFixture.MY_ID, Role.HOST));
                            chat.hear(
                                    new Event.PasswordSet(
                                            null, ChatModelFixture.MY_ID, "Calm Fox", true));
                        });
        view.stage().click("#passOnce");
        assertEquals(new Command.Invite(null, true, null), chat.last());
        assertTrue(isChosen("#passNone"), "the server has not answered yet");
        view.stage()
                .fx(() -> chat.hear(new Event.Invited(chat.asked().size(), null, TOKEN, true, 5)));
        assertTrue(isChosen("#passOnce"));
        assertFalse(isChosen("#passNone"));
        view.stage()
                .fx(
                        () ->
                                chat.hear(
                                        new Event.PasswordSet(
                                                null, ChatModelFixture.MY_ID, "Calm Fox", true)));
        assertTrue(isChosen("#passNone"));
    }

    private boolean isChosen(String choice) {
        return ((RadioButton) view.stage().find(choice)).isSelected();
    }

    @Test
    void escapeClosesIt() {
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
    }
}
