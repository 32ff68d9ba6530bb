package foyer.markup;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Where in a line the signs of markup may stand: at the edges of words. Pure functions; any
/// thread.
final class WordBoundary {
    /// Scripts that write words without spaces, so that a letter may be an edge.
    private static final Set<UnicodeScript> UNSPACED =
            Set.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);

    private static final String BEFORE = "([{*_~";
    private static final String AFTER = ".,;:!?)]}*_~-";

    /// May touch two signs, but not one: `find -name "*test*"`.
    private static final String QUOTES = "\"'";

    private static final String NOT_FIRST = "/\\)]},;:=|&";
    private static final String NOT_LAST = "/\\([{=|&";

    /// So many signs may stand between the markup and the edge of the word.
    private static final int SIGNS_MAX = 8;

    private WordBoundary() {}

    /// Whether a letter or digit ends before an index.
    static boolean isWordBefore(String line, int index) {
        return index > 0 && isWord(line.codePointBefore(index));
    }

    /// Whether signs can begin a stretch of markup.
    ///
    /// @param end the end of what can be in it
    static boolean mayOpen(String line, int start, int length, int end) {
        int next = start + length;
        if (next >= end) {
            return false;
        }
        int first = line.codePointAt(next);
        boolean isDot = first == '.' && length == 1;
        return !isSpace(first)
                && NOT_FIRST.indexOf(first) < 0
                && !isDot
                && isFreeBefore(line, start, length);
    }

    /// Whether signs can end a stretch of markup.
    static boolean mayClose(String line, int start, int length) {
        int last = line.codePointBefore(start);
        return !isSpace(last)
                && NOT_LAST.indexOf(last) < 0
                && isFreeAfter(line, start + length, length);
    }

    private static boolean isFreeBefore(String line, int start, int length) {
        int i = start;
        for (int signs = 0; signs < SIGNS_MAX; signs++) {
            if (i == 0) {
                return true;
            }
            int point = line.codePointBefore(i);
            if (isSpace(point) || isUnspaced(point)) {
                return true;
            }
            if (isWord(point) || (point < 128 && !isSign(BEFORE, point, length))) {
                return false;
            }
            i -= Character.charCount(point);
        }
        return false;
    }

    private static boolean isFreeAfter(String line, int end, int length) {
        int i = end;
        for (int signs = 0; signs < SIGNS_MAX; signs++) {
            if (i == line.length()) {
                return true;
            }
            int point = line.codePointAt(i);
            if (isSpace(point) || isUnspaced(point)) {
                return true;
            }
            if (isWord(point) || (point < 128 && !isSign(AFTER, point, length))) {
                return false;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static boolean isSign(String signs, int point, int length) {
        return signs.indexOf(point) >= 0 || (length > 1 && QUOTES.indexOf(point) >= 0);
    }

    private static boolean isSpace(int point) {
        return point == '\t' || Character.isSpaceChar(point);
    }

    private static boolean isUnspaced(int point) {
        return Character.isLetter(point) && UNSPACED.contains(UnicodeScript.of(point));
    }

    /// A letter, mark or number of a script that writes spaces between words.
    private static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER ->
                    !isUnspaced(point);
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }
}
