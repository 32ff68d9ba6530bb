package foyer.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ChoiceBox;

/// One of a few things to choose from, and what it is called. Values.
record LabeledChoice<T>(T value, String label) {

    /// Fills a box, whose choices take effect at once.
    static <T> void into(
            ChoiceBox<LabeledChoice<T>> box,
            List<LabeledChoice<T>> all,
            T now,
            Consumer<T> choose) {
        box.getItems().setAll(all);
        show(box, now);
        box.valueProperty()
                .addListener(
                        (_, _, chosen) -> {
                            if (chosen != null) {
                                choose.accept(chosen.value);
                            }
                        });
    }

    static <T> void show(ChoiceBox<LabeledChoice<T>> box, T now) {
        box.getItems().stream()
                .filter(labeledChoice -> labeledChoice.value.equals(now))
                .findFirst()
                .ifPresent(box::setValue);
    }

    @Override
    public String toString() {
        return label;
    }
}
