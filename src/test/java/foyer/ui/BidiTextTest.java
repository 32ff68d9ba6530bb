package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.UiStage;
import java.util.Random;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text of any script is laid out without exceptions.
class BidiTextTest {
    private static final String[] LETTERS = {
        "abcdefg",
        "مرحبا بالجميع سأتأخر",
        "שלום לכולם אני",
        " ",
        "12345",
        "ﷺ",
        "\n",
        "،.()!",
        "日本",
        "😀",
        "\u202e\u2067\u202b",
        "https://a.example/"
    };

    @ParameterizedTest(name = "mixedScriptsAreLaidOutAtAnyWidth, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void mixedScriptsAreLaidOutAtAnyWidth(long seed) {
        var random = new Random(seed);
        var text = new BidiText();
        try (var ui = new UiStage(600, 400, () -> new StackPane(text))) {
            for (int i = 0; i < 150; i++) {
                String mix = mix(random);
                double width = random.nextInt(600);
                boolean right = BidiText.hasRightToLeft(mix) && random.nextBoolean();
                double height =
                        ui.on(
                                () -> {
                                    text.setNodeOrientation(
                                            right
                                                    ? NodeOrientation.RIGHT_TO_LEFT
                                                    : NodeOrientation.LEFT_TO_RIGHT);
                                    text.setText(mix);
                                    text.resize(width, 300);
                                    text.layout();
                                    return text.prefHeight(width);
                                });
                assertTrue(height > 0, mix);
            }
        }
    }

    @Test
    void hiddenTextCanBeMeasured() {
        var box = new VBox();
        try (var ui = new UiStage(600, 400, () -> box)) {
            ui.fx(
                    () -> {
                        var text = new BidiText();
                        text.setText("שלום! אני כבר כאן (with the key), אפתח את הדלת.");
                        box.setVisible(false);
                        box.getChildren().setAll(text);
                        box.applyCss();
                        assertTrue(text.prefHeight(200) > 0);
                        for (Node word : text.getChildren()) {
                            assertTrue(word.getBoundsInParent().getHeight() > 0);
                        }
                    });
        }
    }

    private static String mix(Random random) {
        var text = new StringBuilder();
        int parts = 1 + random.nextInt(60);
        boolean mixed = random.nextBoolean();
        for (int i = 0; i < parts; i++) {
            String from = LETTERS[mixed ? random.nextInt(LETTERS.length) : 1 + random.nextInt(3)];
            if (from.length() < 3) {
                text.append(from);
            } else {
                for (int j = random.nextInt(20); j >= 0; j--) {
                    text.append(from.charAt(random.nextInt(from.length())));
                }
            }
        }
        return text.toString();
    }
}
