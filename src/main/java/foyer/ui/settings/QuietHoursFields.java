package foyer.ui.settings;

import foyer.settings.QuietHours;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// The fields of the quiet hours: on or off, from, to. An invalid time keeps the last one. UI
/// thread.
final class QuietHoursFields {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final Pattern TIME = Pattern.compile("\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*");

    private final CheckBox on;
    private final TextField from;
    private final TextField to;
    private final Consumer<QuietHours> onChange;
    private QuietHours current;

    QuietHoursFields(
            CheckBox on,
            TextField from,
            TextField to,
            QuietHours current,
            Consumer<QuietHours> onChange) {
        this.on = on;
        this.from = from;
        this.to = to;
        this.current = current;
        this.onChange = onChange;
        on.setSelected(current.on());
        from.setText(text(current.from()));
        to.setText(text(current.to()));
        from.disableProperty().bind(on.selectedProperty().not());
        to.disableProperty().bind(on.selectedProperty().not());
        on.selectedProperty().subscribe(this::update);
        from.textProperty().subscribe(this::update);
        to.textProperty().subscribe(this::update);
    }

    private void update() {
        var typed =
                new QuietHours(
                        on.isSelected(), minutes(from, current.from()), minutes(to, current.to()));
        if (!typed.equals(current)) {
            current = typed;
            onChange.accept(typed);
        }
    }

    private static int minutes(TextField field, int defaultMinutes) {
        Matcher time = TIME.matcher(field.getText());
        int hour = time.matches() ? Integer.parseInt(time.group(1)) : 99;
        int minute = time.matches() && time.group(2) != null ? Integer.parseInt(time.group(2)) : 0;
        boolean valid = hour < 24 && minute < 60;
        field.pseudoClassStateChanged(DANGER, !valid);
        return valid ? hour * 60 + minute : defaultMinutes;
    }

    private static String text(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
