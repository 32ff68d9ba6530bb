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

/// What moves in a log as messages come, and when nothing does.
class ArrivalAnimationTest {
    private final ArrivalAnimation arrivalAnimation = new ArrivalAnimation(() -> this.now);
    private long now;
    private Label words;
    private UiStage ui;

    @BeforeEach
    void show() {
        ui =
                new UiStage(
                        300,
                        100,
                        () -> {
                            words = new Label("Soup!");
                            return new StackPane(words);
                        });
        ui.fx(() -> Animations.choose(MotionChoice.ON));
    }

    @AfterEach
    void close() {
        ui.fx(() -> Animations.choose(MotionChoice.OFF));
        ui.close();
    }

    /// How much is seen of the last row in the frame it comes in.
    private double seenAtFirst(int rows) {
        return ui.on(
                () -> {
                    words.setOpacity(1);
                    arrivalAnimation.added(rows);
                    arrivalAnimation.placed(words);
                    return words.getOpacity();
                });
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }

    @Test
    void aMessageComesIntoViewAndIsThenThere() {
        assertEquals(0, seenAtFirst(1));
        ui.until("it is there", () -> words.getOpacity() == 1 && words.getTranslateY() == 0);
    }

    @Test
    void whereMoreThanAFewComeInASecondTheyAreSimplyThere() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, seenAtFirst(1));
            pass(0.1);
        }
        assertEquals(1, seenAtFirst(1));
        assertEquals(1, seenAtFirst(500));
        pass(1.1);
        assertEquals(0, seenAtFirst(1));
    }

    @Test
    void nothingMovesForWhoDoesNotWantIt() {
        ui.fx(() -> Animations.choose(MotionChoice.OFF));
        assertEquals(1, seenAtFirst(1));
    }
}
