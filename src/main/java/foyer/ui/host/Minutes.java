package foyer.ui.host;

import foyer.protocol.Limits;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextFormatter.Change;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Makes a spinner accept minutes: digits only. An empty field keeps the last value. UI thread.
final class Minutes {
    private static final int INITIAL = 10;
    private static final int MAX_DIGITS = 4;

    private Minutes() {}

    static void into(Spinner<Integer> spinner) {
        var values = new IntegerSpinnerValueFactory(1, Limits.SCHEDULE_MINUTES_MAX, INITIAL);
        values.setConverter(new Digits(values));
        spinner.setValueFactory(values);
        spinner.getEditor().setTextFormatter(new TextFormatter<Object>(Minutes::digits));
    }

    private static Change digits(Change change) {
        String digits = change.getText().replaceAll("[^0-9]", "");
        boolean fits = change.getControlNewText().length() <= MAX_DIGITS;
        change.setText(fits ? digits : "");
        return change;
    }

    private static final class Digits extends StringConverter<Integer> {
        private final IntegerSpinnerValueFactory values;

        Digits(IntegerSpinnerValueFactory values) {
            this.values = values;
        }

        @Override
        public String toString(@Nullable Integer minutes) {
            return String.valueOf(minutes);
        }

        @Override
        public Integer fromString(String digits) {
            return digits.isEmpty() ? values.getValue() : Integer.valueOf(digits);
        }
    }
}
