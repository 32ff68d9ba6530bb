package foyer.ui.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.ui.ViewRobot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class ErrorWindowTest {
    private final FxRobot robot = new FxRobot();
    private final List<Fault> log = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        FxToolkit.registerPrimaryStage();
        ViewRobot.onUi(
                () -> {
                    ErrorWindow.install(log::add);
                    return true;
                });
    }

    @AfterEach
    void remove() {
        ViewRobot.onUi(
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                    List.copyOf(Window.getWindows()).forEach(Window::hide);
                    return true;
                });
    }

    private static void fail(RuntimeException fault) {
        Platform.runLater(
                () -> {
                    throw fault;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static RuntimeException fault() {
        return new IllegalStateException(
                "what Bob wrote", new IOException("what Ada wrote: secret"));
    }

    private static List<Stage> windows() {
        return ViewRobot.onUi(
                () ->
                        Window.getWindows().stream()
                                .filter(Window::isShowing)
                                .map(Stage.class::cast)
                                .toList());
    }

    private static String words(Stage window) {
        return ViewRobot.onUi(
                () ->
                        window.getScene().getRoot().lookupAll(".label").stream()
                                .map(Labeled.class::cast)
                                .map(Labeled::getText)
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void aFaultIsToldInPlainWordsWithACodeAndNoStackTrace() {
        RuntimeException fault = fault();
        fail(fault);
        Stage window = windows().getFirst();
        String words = words(window);
        assertTrue(words.contains("Something went wrong in Foyer"), words);
        assertTrue(words.contains(Fault.of(fault).code()), words);
        assertFalse(words.contains("Exception"), words);
        assertFalse(words.contains("wrote:"), words);
        ViewRobot.shoot(window.getScene(), "error");
    }

    @Test
    void theDetailsCanBeCopiedAndHoldNoMessage() {
        fail(fault());
        Node copy = robot.lookup(".copy-button").query();
        robot.clickOn(copy);
        WaitForAsyncUtils.waitForFxEvents();
        String details = ViewRobot.onUi(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(details.contains("java.lang.IllegalStateException"), details);
        assertTrue(details.contains("caused by java.io.IOException"), details);
        assertTrue(details.contains("ErrorWindowTest.fault"), details);
        assertTrue(details.contains("Java " + System.getProperty("java.runtime.version")), details);
        assertFalse(details.contains("wrote"), details);
    }

    @Test
    void manyFaultsOpenOneWindowAndEachIsLoggedOnceWithoutMessages() {
        fail(fault());
        fail(fault());
        fail(new ArithmeticException("what Bob wrote"));
        assertEquals(1, windows().size());
        assertEquals(3, log.size());
        log.forEach(fault -> assertFalse(fault.details().contains("wrote")));
    }

    @Test
    void afterItWasClosedTheNextFaultIsTold() {
        fail(fault());
        robot.clickOn("Close");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, windows().size());
        fail(fault());
        assertEquals(1, windows().size());
    }

    @Test
    void theCodeIsOfTheKindAndThePlaceAndNotOfTheWords() {
        RuntimeException[] two = new RuntimeException[2];
        for (int i = 0; i < 2; i++) {
            two[i] = new IllegalStateException("words " + i);
        }
        String code = Fault.of(two[0]).code();
        assertTrue(code.matches("[2-9A-HJKMNP-Z]{6}"), code);
        assertEquals(code, Fault.of(two[1]).code());
        assertFalse(code.equals(Fault.of(new ArithmeticException()).code()));
    }
}
