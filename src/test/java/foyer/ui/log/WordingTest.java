package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.UiStage;
import foyer.ui.WrappedText;
import foyer.ui.log.Wording.Stretch;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.junit.jupiter.api.Test;

/// No line of a message turns another.
class WordingTest {
    private static final NodeOrientation LEFT = NodeOrientation.LEFT_TO_RIGHT;
    private static final NodeOrientation RIGHT = NodeOrientation.RIGHT_TO_LEFT;

    @Test
    void eachLineRunsAsItsOwnFirstLetterDoes() {
        assertEquals(
                List.of(
                        new Stretch("שלום!", RIGHT),
                        new Stretch("Hello.\n3 words", LEFT),
                        new Stretch("שלום\nמה 5", RIGHT)),
                Wording.stretches("שלום!\nHello.\u20283 words\r\nשלום\nמה 5"));
        assertEquals(List.of(new Stretch("one\ntwo", LEFT)), Wording.stretches("one\ntwo"));
    }

    @Test
    void whoChangesDirectionWithEveryLineMakesFewParts() {
        List<Stretch> stretches = Wording.stretches("a\nש\n".repeat(2_000));
        assertEquals(Wording.STRETCHES_MAX, stretches.size());
        assertEquals(
                4_001, stretches.stream().mapToLong(each -> each.text().lines().count()).sum() + 1);
    }

    @Test
    void aMarkThatTurnsWhatFollowsEndsWithItsLine() {
        var wording = new Wording();
        try (var ui = new UiStage(600, 400, () -> new StackPane(wording))) {
            ui.fx(() -> wording.show("\u202eabc\ndef\u2028\u2067ghi\njkl", _ -> {}));
            var flow = (WrappedText) wording.getChildren().getFirst();
            String text = flow.getText();
            assertTrue(x(ui, flow, text.indexOf('a')) > x(ui, flow, text.indexOf('c')));
            assertTrue(x(ui, flow, text.indexOf('d')) < x(ui, flow, text.indexOf('f')));
            assertTrue(x(ui, flow, text.indexOf('j')) < x(ui, flow, text.indexOf('l')));
        }
    }

    /// Where a letter is drawn.
    private static double x(UiStage ui, WrappedText flow, int index) {
        PathElement[] shape = ui.on(() -> flow.getRangeShape(index, index + 1, false));
        return Arrays.stream(shape)
                .filter(MoveTo.class::isInstance)
                .mapToDouble(each -> ((MoveTo) each).getX())
                .findFirst()
                .orElseThrow();
    }
}
