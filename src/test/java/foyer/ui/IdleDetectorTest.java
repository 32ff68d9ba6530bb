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
    void windowIsIdleWithoutInput() {
        var field = new ArrayList<TextField>();
        try (var ui =
                new UiStage(
                        300,
                        200,
                        () -> {
                            field.add(new TextField());
                            return new StackPane(field.getFirst());
                        })) {
            List<Boolean> states = new ArrayList<>();
            ui.fx(
                    () ->
                            new IdleDetector(
                                    field.getFirst().getScene(), Duration.millis(50), states::add));
            ui.until("idle", () -> states.equals(List.of(true)));
            ui.hover(field.getFirst());
            ui.until("active again", () -> states.size() >= 2);
            assertEquals(false, states.get(1));
        }
    }
}
