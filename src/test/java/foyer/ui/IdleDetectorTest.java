package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

final class IdleDetectorTest {
    @Test
    void aWindowThatIsNotTouchedIsIdleUntilItIs() {
        var field = new ArrayList<TextField>();
        try (var ui =
                new UiStage(
                        300,
                        200,
                        () -> {
                            field.add(new TextField());
                            return new StackPane(field.getFirst());
                        })) {
            List<Boolean> told = new ArrayList<>();
            ui.fx(
                    () ->
                            new IdleDetector(
                                    field.getFirst().getScene(), Duration.millis(50), told::add));
            ui.until("idle", () -> told.equals(List.of(true)));
            ui.hover(field.getFirst());
            ui.until("at hand again", () -> told.size() >= 2);
            assertEquals(false, told.get(1));
        }
    }
}
