package foyer.ui.log;

import foyer.language.Texts;
import java.util.List;

/// Formats a list of names as `Ada, Bob and Cyd`. Pure functions; any thread.
final class NameListText {
    private static final int MAX_NAMES = 8;

    private NameListText() {}

    static String of(List<String> names) {
        if (names.size() > MAX_NAMES) {
            return Texts.of(
                    "words.and_others",
                    String.join(", ", names.subList(0, MAX_NAMES - 1)),
                    names.size() - MAX_NAMES + 1);
        }
        return names.size() < 2
                ? String.join("", names)
                : Texts.of(
                        "words.and",
                        String.join(", ", names.subList(0, names.size() - 1)),
                        names.getLast());
    }
}
