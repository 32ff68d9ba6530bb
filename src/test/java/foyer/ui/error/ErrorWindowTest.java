package foyer.ui.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.UiStage;
import foyer.ui.LayoutFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
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

    private String text(Window window) {
        return stage.on(
                () ->
                        window.getScene().getRoot().lookupAll(".label").stream()
                                .map(Labeled.class::cast)
                                .map(Labeled::getText)
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void faultIsShownWithCodeAndNoStackTrace() {
        RuntimeException fault = fault();
        fail(fault);
        String text = text(windows().getFirst());
        assertTrue(text.contains("Something went wrong in Foyer"), text);
        assertTrue(text.contains(Fault.of(fault).code()), text);
        assertFalse(text.contains("Exception"), text);
        assertFalse(text.contains("wrote:"), text);
    }

    @Test
    void contentFitsTheSmallestWindow() {
        stage.close();
        stage = new UiStage(360, 270, () -> ErrorWindow.content(Fault.of(fault()), () -> {}));
        stage.snapshot("error");
        assertEquals(List.of(), LayoutFaults.of(stage));
        Bounds copy = bounds(".copy-button");
        Bounds close = bounds(".button:default");
        assertTrue(bounds(".hint").getMaxY() <= copy.getMinY(), "buttons below the text");
        assertTrue(copy.getMaxX() <= close.getMinX(), "the closing button on the right");
        assertTrue(close.getMaxX() <= 360 && close.getMaxY() <= 270, "both inside the window");
    }

    private Bounds bounds(String selector) {
        Node node = stage.find(selector);
        return stage.on(() -> node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void copiedDetailsContainNoMessage() {
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
    void manyFaultsOpenOneWindow() {
        fail(fault());
        fail(fault());
        fail(new ArithmeticException("what Bob wrote"));
        assertEquals(1, windows().size());
        assertEquals(3, log.size());
        log.forEach(fault -> assertFalse(fault.details().contains("wrote")));
    }

    @Test
    void nextFaultOpensAWindowAfterClosing() {
        fail(fault());
        click(".button:default");
        assertEquals(0, windows().size());
        fail(fault());
        assertEquals(1, windows().size());
    }

    @Test
    void codeDependsOnTypeAndPlaceOnly() {
        RuntimeException[] faults = new RuntimeException[2];
        for (int i = 0; i < 2; i++) {
            faults[i] = new IllegalStateException("message " + i);
        }
        String code = Fault.of(faults[0]).code();
        assertTrue(code.matches("[2-9A-HJKMNP-Z]{6}"), code);
        assertEquals(code, Fault.of(faults[1]).code());
        assertFalse(code.equals(Fault.of(new ArithmeticException()).code()));
    }
}
