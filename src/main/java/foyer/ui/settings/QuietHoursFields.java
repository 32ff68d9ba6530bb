package foyer.ui.settings;

import foyer.settings.QuietHours;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// Two times of the day to type, and whether they count. What is no time leaves the last one. UI
/// thread.
final class QuietHoursFields {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final Pattern TIME = Pattern.compile("\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*");

    private final CheckBox on;
    private final TextField from;
    private final TextField to;
    private final Consumer<QuietHours> choose;
    private QuietHours now;

    QuietHoursFields(
            CheckBox on,
            TextField from,
            TextField to,
            QuietHours now,
            Consumer<QuietHours> choose) {
        this.on = on;
        this.from = from;
        this.to = to;
        this.now = now;
        this.choose = choose;
        on.setSelected(now.on());
        from.setText(words(now.from()));
        to.setText(words(now.to()));
        from.disableProperty().bind(on.selectedProperty().not());
        to.disableProperty().bind(on.selectedProperty().not());
        on.selectedProperty().subscribe(this::changed);
        from.textProperty().subscribe(this::changed);
        to.textProperty().subscribe(this::changed);
    }

    private void changed() {
        var wanted =
                new QuietHours(on.isSelected(), minutes(from, now.from()), minutes(to, now.to()));
        if (!wanted.equals(now)) {
            now = wanted;
            choose.accept(wanted);
        }
    }

    private static int minutes(TextField field, int otherwise) {
        Matcher time = TIME.matcher(field.getText());
        int hour = time.matches() ? Integer.parseInt(time.group(1)) : 99;
        int minute = time.matches() && time.group(2) != null ? Integer.parseInt(time.group(2)) : 0;
        boolean good = hour < 24 && minute < 60;
        field.pseudoClassStateChanged(DANGER, !good);
        return good ? hour * 60 + minute : otherwise;
    }

    private static String words(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
