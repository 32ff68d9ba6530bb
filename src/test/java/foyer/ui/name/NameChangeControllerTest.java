package foyer.ui.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NameChangeControllerTest {
    private final AtomicInteger closed = new AtomicInteger();
    private ChatModelFixture chat;
    private ViewRobot view;

    @BeforeEach
    void open() {
        chat = ChatModelFixture.welcomed(Role.MEMBER);
        view =
                ViewRobot.open(
                        NameChangeController.class,
                        () ->
                                new NameChangeController(
                                        chat.model.nameChange(), closed::incrementAndGet),
                        420,
                        260);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    @Test
    void thePresentNameIsThereToBeReplaced() {
        assertEquals("Calm Fox", view.text("#name"));
        assertEquals("name", view.focused());
        view.stage().snapshot("name");
        view.stage().type("Ada");
        assertEquals("Ada", view.text("#name"));
    }

    @Test
    void aNewNameIsAskedForAndTheOldOneStaysUntilTheServerSaysYes() {
        view.stage().type("Ada");
        view.stage().press(KeyCode.ENTER);
        assertEquals(List.of(new Command.Rename("Ada")), chat.asked());
        assertEquals("Calm Fox", chat.model.nameChange().currentProperty().get());
        assertTrue(view.stage().sees("#busy"));
        assertTrue(view.isDisabled("#save"));
        assertEquals(0, closed.get());
        view.stage().snapshot("name-busy");
        view.stage()
                .fx(() -> chat.hear(new Event.Renamed(ChatModelFixture.MY_ID, "Calm Fox", "Ada")));
        assertEquals(1, closed.get());
    }

    @Test
    void aTakenNameIsRefusedUnderTheFieldAndTheOldOneKept() {
        view.stage().type("Bob");
        view.stage().click("#save");
        view.stage()
                .fx(() -> chat.refuse(ErrorCode.NAME_TAKEN, "Someone here is already called Bob."));
        assertEquals("Someone here is already called Bob.", view.text("#refusal"));
        assertEquals("Calm Fox", chat.model.nameChange().currentProperty().get());
        assertEquals("Bob", view.text("#name"));
        assertFalse(view.stage().sees("#busy"));
        assertEquals(0, closed.get());
        view.stage().snapshot("name-refused");
    }

    @Test
    void aNameThatIsTooLongIsRefusedWithoutAskingTheServer() {
        view.stage().type("x".repeat(33));
        view.stage().press(KeyCode.ENTER);
        assertEquals("Names can be up to 32 characters; yours is 33.", view.text("#refusal"));
        assertEquals(List.of(), chat.asked());
        view.stage().type("y");
        assertEquals("", view.text("#refusal"));
    }

    @Test
    void withoutAConnectionItSaysSoAndStaysOpen() {
        view.stage().fx(chat::unplug);
        view.stage().type("Ada");
        view.stage().press(KeyCode.ENTER);
        assertEquals("You’re not connected right now.", view.text("#refusal"));
        assertEquals(0, closed.get());
    }

    @Test
    void savingTheSameNameJustCloses() {
        view.stage().press(KeyCode.ENTER);
        assertEquals(1, closed.get());
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void escapeClosesAndAsksNothing() {
        view.stage().type("Ada");
        view.stage().press(KeyCode.ESCAPE);
        assertEquals(1, closed.get());
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void aClosedViewHearsNothingMore() {
        view.stage().close();
        view.stage()
                .fx(() -> chat.hear(new Event.Renamed(ChatModelFixture.MY_ID, "Calm Fox", "Ada")));
        assertEquals(0, closed.get());
    }
}
