package foyer.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// The pieces of folded words under which an index finds them: single characters, pairs, and
/// triples of the characters of alphabets. Pure functions; any thread.
public final class SearchGrams {
    /// From here on, a pair tells as much as three letters: ideographs, syllables, emoji.
    private static final int FIRST_WIDE = 0x2E80;

    /// More pieces hardly narrow a search, but each one costs.
    static final int SOUGHT_MAX = 24;

    private SearchGrams() {}

    /// All pieces of a folded text.
    public static Set<String> of(String folded) {
        var grams = new LinkedHashSet<String>();
        int first = -1;
        int second = -1;
        for (int at = 0; at < folded.length(); ) {
            int c = folded.codePointAt(at);
            int length = Character.charCount(c);
            at += length;
            if (c == ' ' || c == SearchedText.SEPARATOR) {
                first = second = -1;
                continue;
            }
            grams.add(folded.substring(at - length, at));
            if (second >= 0) {
                int pair = at - length - Character.charCount(second);
                grams.add(folded.substring(pair, at));
                if (first >= 0 && first < FIRST_WIDE && second < FIRST_WIDE && c < FIRST_WIDE) {
                    grams.add(folded.substring(pair - 1, at));
                }
            }
            first = second;
            second = c;
        }
        return grams;
    }

    /// The longest pieces of a folded word: a text that holds it has them all.
    static void addSought(String word, Collection<String> grams) {
        int[] points = word.codePoints().toArray();
        if (points.length == 1) {
            grams.add(word);
        }
        for (int i = 0; i + 1 < points.length; i++) {
            boolean narrow =
                    points.length > 2 && points[i] < FIRST_WIDE && points[i + 1] < FIRST_WIDE;
            if (narrow && i + 2 < points.length && points[i + 2] < FIRST_WIDE) {
                grams.add(new String(points, i, 3));
            } else if (!(narrow && i > 0 && points[i - 1] < FIRST_WIDE)) {
                grams.add(new String(points, i, 2));
            }
        }
    }

    /// At most [#SOUGHT_MAX] of them, evenly chosen.
    static Set<String> chosen(Collection<String> grams) {
        var chosen = new LinkedHashSet<String>();
        int i = 0;
        for (String gram : grams) {
            if ((long) i * SOUGHT_MAX / grams.size() == chosen.size()
                    || grams.size() <= SOUGHT_MAX) {
                chosen.add(gram);
            }
            i++;
        }
        return chosen;
    }
}
