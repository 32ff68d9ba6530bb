package foyer.ui.log;

import foyer.language.Texts;
import java.util.List;

/// Names as one says them: `Ada, Bob and Cyd`. Pure functions; any thread.
final class NameListText {
    private static final int MOST = 8;

    private NameListText() {}

    static String of(List<String> names) {
        if (names.size() > MOST) {
            return Texts.of(
                    "words.and_others",
                    String.join(", ", names.subList(0, MOST - 1)),
                    names.size() - MOST + 1);
        }
        return names.size() < 2
                ? String.join("", names)
                : Texts.of(
                        "words.and",
                        String.join(", ", names.subList(0, names.size() - 1)),
                        names.getLast());
    }
}
