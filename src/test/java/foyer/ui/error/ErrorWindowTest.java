package foyer.ui.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.UiStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ErrorWindowTest {
    private final List<Fault> log = new ArrayList<>();
    private UiStage stage;

    @BeforeEach
    void install() {
        stage = new UiStage(200, 100, StackPane::new);
        stage.fx(() -> ErrorWindow.install(log::add));
    }

    @AfterEach
    void remove() {
        stage.fx(
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                    windows().forEach(Window::hide);
                });
        stage.close();
    }

    private void fail(RuntimeException fault) {
        Platform.runLater(
                () -> {
                    throw fault;
                });
        stage.settle();
    }

    private static RuntimeException fault() {
        return new IllegalStateException(
                "what Bob wrote", new IOException("what Ada wrote: secret"));
    }

    private List<Window> windows() {
        return stage.on(
                () ->
                        Window.getWindows().stream()
                                .filter(
                                        window ->
                                                window instanceof Stage opened
                                                        && opened.getTitle() != null
                                                        && opened.getTitle().contains("wrong"))
                                .toList());
    }

    private void click(String selector) {
        Parent root = windows().getFirst().getScene().getRoot();
        stage.click(stage.on(() -> root.lookup(selector)));
    }

    private String words(Window window) {
        return stage.on(
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
        String words = words(windows().getFirst());
        assertTrue(words.contains("Something went wrong in Foyer"), words);
        assertTrue(words.contains(Fault.of(fault).code()), words);
        assertFalse(words.contains("Exception"), words);
        assertFalse(words.contains("wrote:"), words);
    }

    @Test
    void itLooksCalm() {
        stage.close();
        stage = new UiStage(460, 240, () -> ErrorWindow.content(Fault.of(fault()), () -> {}));
        stage.snapshot("error");
    }

    @Test
    void theDetailsCanBeCopiedAndHoldNoMessage() {
        fail(fault());
        click(".copy-button");
        String details = stage.on(() -> Clipboard.getSystemClipboard().getString());
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
        click(".button:default");
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
