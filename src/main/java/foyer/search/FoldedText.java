package foyer.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text as searches compare it: compatibility forms, case and marks are folded (NFKC and case
/// folding), invisible characters are left out, and white space is one space. Signs and emoji stay.
/// It knows the places of its characters in the original. Not thread-safe.
public final class FoldedText {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();

    private static final int TRADE_MARK = 0x2122;
    private static final int SERVICE_MARK = 0x2120;
    private static final int TATWEEL = 0x640;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_INDICATOR = 0x1F1E6;
    private static final int LAST_INDICATOR = 0x1F1FF;
    private static final int FIRST_EMOJI = 0x1F000;

    /// Stands for the second letter of a flag, so that it is not found as the first of another.
    private static final int SECOND_INDICATOR = 0xF1E6;

    /// The folded characters of the alphabets, found again for each message. Threads may compute
    /// one twice.
    private static final @Nullable String[] ALPHABETS = new @Nullable String[0x3000];

    private final String original;
    private final StringBuilder folded;
    private final boolean hasPlaces;
    private int[] starts;
    private int[] ends;
    private int start;
    private int end;
    private boolean flagIsOpen;

    private FoldedText(String original, boolean hasPlaces) {
        this.original = original;
        this.hasPlaces = hasPlaces;
        int length = original.length();
        folded = new StringBuilder(length + 16);
        starts = new int[hasPlaces ? length + 16 : 0];
        ends = new int[hasPlaces ? length + 16 : 0];
        read();
    }

    /// Folds a text.
    public static String fold(String text) {
        return new FoldedText(text, false).text();
    }

    /// Folds a text and remembers the places.
    static FoldedText of(String text) {
        return new FoldedText(text, true);
    }

    /// The folded text.
    String text() {
        return folded.toString();
    }

    /// Where the character at an index of the folded text begins in the original.
    int startOf(int index) {
        return starts[index];
    }

    /// Where the character at an index of the folded text ends in the original.
    int endOf(int index) {
        return ends[index];
    }

    private void read() {
        while (end < original.length()) {
            start = end;
            char c = original.charAt(start);
            boolean alone = start + 1 == original.length() || original.charAt(start + 1) < 0x300;
            if (c < 0x80 && alone) {
                end = start + 1;
                readAscii(c);
            } else if (alone && isUnchanged(c)) {
                end = start + 1;
                flagIsOpen = false;
                add(c);
            } else {
                end = boundary();
                readSegment();
            }
        }
    }

    private void readAscii(char c) {
        flagIsOpen = false;
        if (c <= ' ' || c == 0x7F) {
            addSpace();
        } else {
            add(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }

    /// Ideographs: nothing folds them.
    private static boolean isUnchanged(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /// The end of the characters that normalization may combine with the first.
    private int boundary() {
        int at = start + Character.charCount(original.codePointAt(start));
        while (at < original.length()) {
            int c = original.codePointAt(at);
            if (NFKC.hasBoundaryBefore(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private void readSegment() {
        int first = original.codePointAt(start);
        if (first >= FIRST_INDICATOR && first <= LAST_INDICATOR) {
            add(flagIsOpen ? first - FIRST_INDICATOR + SECOND_INDICATOR : first);
            flagIsOpen = !flagIsOpen;
            return;
        }
        flagIsOpen = false;
        if (isSpace(first)) {
            addSpace();
            return;
        }
        if (end - start == 1 && first < ALPHABETS.length) {
            String known = ALPHABETS[first];
            if (known == null) {
                known = folded(Character.toString(first), first);
                ALPHABETS[first] = known;
            }
            addAll(known);
        } else {
            addAll(folded(original.substring(start, end), first));
        }
    }

    private String folded(String segment, int first) {
        String decomposed = NFKD.normalize(segment);
        if (first == TRADE_MARK || first == SERVICE_MARK || isSpacingAccent(decomposed)) {
            return segment;
        }
        return NFC.normalize(stripped(NFKD.normalize(UCharacter.foldCase(decomposed, true))));
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /// Whether it is an accent without a letter, such as the macron of `¯\_(ツ)_/¯`.
    private static boolean isSpacingAccent(String decomposed) {
        return decomposed.length() > 1 && decomposed.charAt(0) == ' ';
    }

    /// A decomposed segment without the marks on its letters and without what is not drawn.
    private String stripped(String decomposed) {
        var kept = new StringBuilder(decomposed.length());
        int last = folded.isEmpty() ? 0 : folded.codePointBefore(folded.length());
        boolean afterLetter = false;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            boolean dropped =
                    isMark(c) ? afterLetter : isUndrawn(c) && !(isTag(c) && mayHaveTag(last));
            if (!dropped) {
                last = c;
                afterLetter = Character.isLetterOrDigit(c) || (afterLetter && isOwnMark(c));
                kept.append(plain(c));
            }
        }
        return kept.toString();
    }

    /// Whether it is a mark that alphabets put on a letter. The vowel signs of Thai and the scripts
    /// of India are letters, the voicing marks of Japanese make other letters, and a keycap is an
    /// emoji.
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        if ((type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK)
                || c == 0x3099
                || c == 0x309A
                || c == KEYCAP
                || isUndrawn(c)) {
            return false;
        }
        return switch (UScript.getScript(c)) {
            case UScript.INHERITED,
                    UScript.COMMON,
                    UScript.LATIN,
                    UScript.GREEK,
                    UScript.CYRILLIC,
                    UScript.ARABIC,
                    UScript.HEBREW,
                    UScript.SYRIAC ->
                    true;
            default -> false;
        };
    }

    private static boolean isOwnMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUndrawn(int c) {
        return c == TATWEEL
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    /// Tags spell the region of a flag behind an emoji.
    private static boolean mayHaveTag(int last) {
        return last >= FIRST_EMOJI;
    }

    /// Letters that people type without their stroke, the Arabic letters of other keyboards, and
    /// the quotation marks and dashes that programs put in place of those typed.
    private static String plain(int c) {
        return switch (c) {
            case 'đ', 'ð' -> "d";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'ħ' -> "h";
            case 'ı' -> "i";
            case 'ŧ' -> "t";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 0x643 -> "\u06A9";
            case 0x64A, 0x649 -> "\u06CC";
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2BC, 0x2032 -> "'";
            case 0x201C, 0x201D, 0x201E, 0x201F -> "\"";
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> "-";
            default ->
                    Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                            ? Integer.toString(Character.digit(c, 10))
                            : Character.toString(c);
        };
    }

    private void addSpace() {
        if (folded.isEmpty() || folded.charAt(folded.length() - 1) != ' ') {
            add(' ');
        } else {
            stretch();
        }
    }

    private void addAll(String text) {
        if (text.isEmpty()) {
            stretch();
        }
        text.codePoints().forEach(this::add);
    }

    private void add(int c) {
        if (hasPlaces) {
            int length = folded.length();
            if (length + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * length + 2);
                ends = Arrays.copyOf(ends, 2 * length + 2);
            }
            Arrays.fill(starts, length, length + 2, start);
            Arrays.fill(ends, length, length + 2, end);
        }
        folded.appendCodePoint(c);
    }

    /// What is left out belongs to the character before it.
    private void stretch() {
        if (hasPlaces && !folded.isEmpty()) {
            ends[folded.length() - 1] = end;
        }
    }
}
