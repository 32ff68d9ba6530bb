package foyer.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.app.LaunchOptions;
import foyer.testing.UiStage;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Robots use two complete windows, Ada's and Bob's, with a real server between them.
final class StoryTest {
    private static final String COMPOSER = ".text-area";

    @TempDir private Path adasData;
    @TempDir private Path bobsData;

    private UiStage window(Path data, double y) {
        return new UiStage(y, 1000, 490, stage -> open(stage, data));
    }

    private static void open(Stage stage, Path data) {
        new WindowWiring(stage, new LaunchOptions(data, "127.0.0.1", ""), _ -> {}, () -> {}).show();
    }

    @Test
    void hostAndMemberTalkUntilHostingStops() {
        try (UiStage ada = window(adasData, 0);
                UiStage bob = window(bobsData, 500)) {
            adaHosts(ada);
            bobJoins(bob, addressOf(ada));
            theyTalk(ada, bob);
            theyTalkInASecondRoom(ada, bob);
            bobTakesAnotherName(ada, bob);
            adaAnnounces(ada, bob);
            adaClosesTheSecondRoom(ada, bob);
            bobLeavesTheServer(ada, bob);
        }
    }

    @Test
    void memberHostsASecondServerMeanwhile() {
        try (UiStage ada = window(adasData, 0);
                UiStage bob = window(bobsData, 500)) {
            adaHosts(ada);
            String address = addressOf(ada);
            fill(bob, "#name", "Bob");
            fill(bob, "#address", address);
            bob.click("#join");
            bob.until("Bob is in Ada's room", () -> bob.shows("Message Ada’s room"));
            bob.click("#another");
            bob.until("the way in knows where he is", () -> bob.shows("Connected"));
            bob.snapshot("start-while-inside");
            bob.click("#host");
            bob.until("Bob is in his own room, too", () -> bob.shows("Message Bob’s room"));
            say(ada, "Are you still here?");
            bob.until("it is unread at Ada's", () -> bob.text(".badge").equals("1"));
            bob.snapshot("two-servers");
            bob.click("Ada’s room");
            bob.until("he reads it", () -> bob.shows("Are you still here?"));
            say(bob, "Yes, and at home, too.");
            ada.until("Ada reads that", () -> ada.shows("Yes, and at home, too."));
            bob.click("Bob’s Foyer");
            bob.until("he is home again", () -> bob.shows("Message Bob’s room"));
            bob.click("#leaveServer");
            bob.until("only Ada's is left", () -> bob.shows("Message Ada’s room"));
            assertFalse(bob.shows("Bob’s Foyer"));
        }
    }

    private static void fill(UiStage window, String field, String text) {
        window.turnTo();
        window.click(field);
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.type(text);
    }

    private static void say(UiStage window, String text) {
        window.turnTo();
        window.click(COMPOSER);
        window.type(text);
        assertEquals(text, window.find(TextInputControl.class, COMPOSER).getText());
        window.press(KeyCode.ENTER);
        assertEquals("", window.find(TextInputControl.class, COMPOSER).getText());
    }

    private static void closePanel(UiStage window) {
        window.press(KeyCode.ESCAPE);
        window.until("the panel is closed", () -> !window.sees(".panel-card"));
    }

    private static void adaHosts(UiStage ada) {
        fill(ada, "#name", "Ada");
        ada.click("#host");
        ada.until("Ada is in her room", () -> ada.shows("Message Ada’s room"));
        ada.until("she can type at once", () -> ada.focused() instanceof TextArea);
    }

    private static String addressOf(UiStage ada) {
        ada.click("#host");
        String address = ada.text(".code");
        closePanel(ada);
        return address;
    }

    private static void bobJoins(UiStage bob, String address) {
        fill(bob, "#name", "Ada");
        fill(bob, "#address", address);
        bob.click("#join");
        bob.until(
                "a taken name is refused",
                () -> bob.shows("Someone here is already called Ada. Choose another name."));
        assertEquals(address, bob.find(TextInputControl.class, "#address").getText());
        fill(bob, "#name", "Bob");
        bob.click("#join");
        bob.until("Bob is in Ada's room", () -> bob.shows("Message Ada’s room"));
    }

    private static void theyTalk(UiStage ada, UiStage bob) {
        ada.until("Ada sees Bob come", () -> ada.shows("Bob joined"));
        say(bob, "Good morning, Ada!");
        ada.until("Ada reads it", () -> ada.shows("Good morning, Ada!"));
        say(ada, "Good morning, Bob. Coffee?");
        bob.until("Bob reads it", () -> bob.shows("Good morning, Bob. Coffee?"));
        say(bob, "Yes please.");
        ada.until("Ada reads that too", () -> ada.shows("Yes please."));
        ada.picture("window");
    }

    private static void theyTalkInASecondRoom(UiStage ada, UiStage bob) {
        fill(bob, "#roomName", "Chess");
        bob.press(KeyCode.ENTER);
        bob.until("Bob is in Chess", () -> bob.shows("Message Chess"));
        ada.until("Ada sees the new room", () -> ada.shows("Chess"));
        fill(ada, "#roomName", "Chess");
        ada.press(KeyCode.ENTER);
        ada.until("Ada is in Chess", () -> ada.shows("Message Chess"));
        say(ada, "White or black?");
        bob.until("Bob reads it", () -> bob.shows("White or black?"));
        assertFalse(bob.shows("Yes please."), "the other room's words stay there");
    }

    private static void bobTakesAnotherName(UiStage ada, UiStage bob) {
        bob.click("#me");
        fill(bob, "#name", "Ada");
        bob.click("#save");
        bob.until(
                "the taken name is refused in the panel",
                () -> bob.shows("Someone here is already called Ada. Choose another name."));
        fill(bob, "#name", "Robert");
        bob.click("#save");
        ada.until("Ada is told", () -> ada.shows("Bob is now Robert"));
        bob.until("the panel is gone", () -> !bob.sees("#save"));
    }

    private static void adaAnnounces(UiStage ada, UiStage bob) {
        ada.click("#host");
        fill(ada, "#announcement", "Cake in the kitchen");
        ada.click("#announce");
        closePanel(ada);
        bob.until("Bob reads the announcement", () -> bob.shows("Cake in the kitchen"));
        assertTrue(bob.sees(".announced"), "in its own style");
    }

    private static void adaClosesTheSecondRoom(UiStage ada, UiStage bob) {
        say(ada, "/close 600");
        bob.until("Bob sees it coming", () -> bob.shows("Ada is closing this room"));
        ada.click("#keep");
        bob.until("Bob sees that it stays", () -> bob.shows("Ada cancelled closing this room"));
        bob.click("#leave");
        ada.until("Ada sees him leave", () -> ada.shows("Robert left"));
        say(ada, "/close 0");
        ada.until("the room is closed", () -> ada.shows("Ada closed this room"));
        bob.until("Bob's list has it no more", () -> !bob.shows("Chess"));
        ada.click("#remove");
        ada.until("Ada is in the other room", () -> ada.shows("Message Ada’s room"));
    }

    private static void bobLeavesTheServer(UiStage ada, UiStage bob) {
        bob.click("#strip");
        bob.click(".panel-card #leave");
        bob.until("Bob is outside", () -> bob.shows("Host a room"));
        ada.until("Ada sees him go", () -> ada.shows("Robert left"));
        assertEquals("Robert", bob.find(TextInputControl.class, "#name").getText());
    }
}
