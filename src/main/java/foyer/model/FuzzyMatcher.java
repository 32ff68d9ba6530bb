package foyer.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// How well a few typed letters fit a name: they must stand in it in this order, and count more at
/// the beginning of it, at the beginning of a word, and side by side. Pure functions; any thread.
public final class FuzzyMatcher {
    private static final int NOT = -1;
    private static final int AT_START = 2;
    private static final int AT_WORD = 8;
    private static final int BESIDE = 5;

    private FuzzyMatcher() {}

    /// Those that fit, the best first; among equals the order stays. Nothing typed fits all.
    public static <T> List<T> best(List<T> all, String typed, Function<T, String> name) {
        String letters = letters(typed);
        record Rated<T>(T it, int points) {}
        return all.stream()
                .map(
                        each ->
                                new Rated<>(
                                        each,
                                        points(letters, SearchTerms.folded(name.apply(each)))))
                .filter(each -> each.points != NOT)
                .sorted(Comparator.comparingInt((Rated<T> each) -> each.points).reversed())
                .map(Rated::it)
                .toList();
    }

    private static String letters(String typed) {
        return SearchTerms.folded(typed).replaceAll("[\\s#@]+", "");
    }

    /// The best of all the ways that begin at another place.
    private static int points(String letters, String name) {
        if (letters.isEmpty()) {
            return 0;
        }
        int best = NOT;
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
            int at = name.indexOf(letters.charAt(i), i == 0 ? start : last + 1);
            if (at < 0) {
                return NOT;
            }
            points += 1 + (at == last + 1 ? BESIDE : 0) + (isWordStart(name, at) ? AT_WORD : 0);
            last = at;
        }
        return points;
    }

    private static boolean isWordStart(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
