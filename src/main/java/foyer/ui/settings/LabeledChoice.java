package foyer.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ChoiceBox;

/// A value in a choice box, and its text. Immutable.
record LabeledChoice<T>(T value, String label) {

    /// Fills a box and passes on each choice.
    static <T> void into(
            ChoiceBox<LabeledChoice<T>> box,
            List<LabeledChoice<T>> choices,
            T current,
            Consumer<T> onChoice) {
        box.getItems().setAll(choices);
        show(box, current);
        box.valueProperty()
                .addListener(
                        (_, _, chosen) -> {
                            if (chosen != null) {
                                onChoice.accept(chosen.value);
                            }
                        });
    }

    static <T> void show(ChoiceBox<LabeledChoice<T>> box, T value) {
        box.getItems().stream()
                .filter(choice -> choice.value.equals(value))
                .findFirst()
                .ifPresent(box::setValue);
    }

    @Override
    public String toString() {
        return label;
    }
}
