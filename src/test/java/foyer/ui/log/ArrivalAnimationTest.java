package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.settings.MotionChoice;
import foyer.testing.UiStage;
import foyer.ui.Animations;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When new rows are animated.
class ArrivalAnimationTest {
    private final ArrivalAnimation arrivalAnimation = new ArrivalAnimation(() -> this.now);
    private long now;
    private Label message;
    private UiStage ui;

    @BeforeEach
    void show() {
        ui =
                new UiStage(
                        300,
                        100,
                        () -> {
                            message = new Label("Soup!");
                            return new StackPane(message);
                        });
        ui.fx(() -> Animations.choose(MotionChoice.ON));
    }

    @AfterEach
    void close() {
        ui.fx(() -> Animations.choose(MotionChoice.OFF));
        ui.close();
    }

    /// The opacity of the last row in its first frame.
    private double opacityAtFirst(int rows) {
        return ui.on(
                () -> {
                    message.setOpacity(1);
                    arrivalAnimation.countAdded(rows);
                    arrivalAnimation.onLayout(message);
                    return message.getOpacity();
                });
    }

    private void advance(double seconds) {
        now += (long) (seconds * 1e9);
    }

    @Test
    void newMessageFadesIn() {
        assertEquals(0, opacityAtFirst(1));
        ui.until(
                "the message is opaque and in place",
                () -> message.getOpacity() == 1 && message.getTranslateY() == 0);
    }

    @Test
    void manyMessagesPerSecondAreNotAnimated() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, opacityAtFirst(1));
            advance(0.1);
        }
        assertEquals(1, opacityAtFirst(1));
        assertEquals(1, opacityAtFirst(500));
        advance(1.1);
        assertEquals(0, opacityAtFirst(1));
    }

    @Test
    void disabledMotionIsRespected() {
        ui.fx(() -> Animations.choose(MotionChoice.OFF));
        assertEquals(1, opacityAtFirst(1));
    }
}
