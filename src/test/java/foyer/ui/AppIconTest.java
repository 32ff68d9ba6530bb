package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

final class AppIconTest {
    @Test
    void aWindowGetsTheMarkInEverySize() throws Exception {
        Stage window = FxToolkit.registerPrimaryStage();
        List<Double> widths =
                ViewRobot.onUi(
                        () -> {
                            window.getIcons().clear();
                            AppIcon.addTo(window);
                            return window.getIcons().stream().map(icon -> icon.getWidth()).toList();
                        });
        assertEquals(List.of(16.0, 32.0, 48.0, 128.0, 256.0), widths);
    }
}
