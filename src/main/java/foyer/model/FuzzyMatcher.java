package foyer.model;

import foyer.search.FoldedText;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Ranks names by typed letters. A name must contain them in order; they count more at the start of
/// the name or of a word, and side by side. Pure functions; any thread.
public final class FuzzyMatcher {
    private static final int NO_MATCH = -1;
    private static final int AT_START = 2;
    private static final int AT_WORD = 8;
    private static final int ADJACENT = 5;

    private FuzzyMatcher() {}

    /// The items that match, the best first; equals keep their order. Empty text matches all.
    public static <T> List<T> best(List<T> all, String typed, Function<T, String> name) {
        String letters = letters(typed);
        record Rated<T>(T item, int points) {}
        return all.stream()
                .map(item -> new Rated<>(item, points(letters, FoldedText.fold(name.apply(item)))))
                .filter(rated -> rated.points != NO_MATCH)
                .sorted(Comparator.comparingInt((Rated<T> rated) -> rated.points).reversed())
                .map(Rated::item)
                .toList();
    }

    private static String letters(String typed) {
        return FoldedText.fold(typed).replaceAll("[\\s#@]+", "");
    }

    /// The points of the best match; a letter may occur several times.
    private static int points(String letters, String name) {
        if (letters.isEmpty()) {
            return 0;
        }
        int best = NO_MATCH;
        int start = name.indexOf(letters.charAt(0));
        while (start >= 0) {
            best = Math.max(best, pointsFrom(letters, name, start));
            start = name.indexOf(letters.charAt(0), start + 1);
        }
        return best;
    }

    private static int pointsFrom(String letters, String name, int start) {
        int points = start == 0 ? AT_START : 0;
        int last = start - 2;
        for (int i = 0; i < letters.length(); i++) {
            int index = name.indexOf(letters.charAt(i), i == 0 ? start : last + 1);
            if (index < 0) {
                return NO_MATCH;
            }
            points +=
                    1
                            + (index == last + 1 ? ADJACENT : 0)
                            + (isWordStart(name, index) ? AT_WORD : 0);
            last = index;
        }
        return points;
    }

    private static boolean isWordStart(String name, int index) {
        return index == 0 || !Character.isLetterOrDigit(name.charAt(index - 1));
    }
}
