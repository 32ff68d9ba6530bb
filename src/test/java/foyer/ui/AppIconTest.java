package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

final class AppIconTest {
    @Test
    void windowGetsTheIconInEverySize() {
        try (var stage = new UiStage(100, 100, StackPane::new)) {
            List<Double> widths =
                    stage.on(
                            () -> {
                                var window = new Stage();
                                AppIcon.addTo(window);
                                return window.getIcons().stream().map(Image::getWidth).toList();
                            });
            assertEquals(List.of(16.0, 32.0, 48.0, 128.0, 256.0), widths);
        }
    }
}
