package foyer.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words somebody looks for, and where they stand in a text: as the server has it, all of them must
/// be there, case and accents do not matter, and the last one may go on. Immutable; any thread.
public final class SearchTerms {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<String> terms;

    public SearchTerms(String typed) {
        terms = read(typed).stream().map(Word::folded).toList();
    }

    /// Where a word stands in a text, from the first character to the one behind the last.
    public record Place(int start, int end) {}

    private record Word(int start, int end, String folded) {}

    public boolean areIn(String text) {
        List<Word> there = read(text);
        for (int i = 0; i < terms.size(); i++) {
            int which = i;
            if (there.stream().noneMatch(word -> is(word, which))) {
                return false;
            }
        }
        return !terms.isEmpty();
    }

    /// Where any of them stands, in the order of the text.
    public List<Place> placesIn(String text) {
        var places = new ArrayList<Place>();
        for (Word word : read(text)) {
            for (int i = 0; i < terms.size(); i++) {
                if (is(word, i)) {
                    places.add(new Place(word.start, word.end));
                    break;
                }
            }
        }
        return places;
    }

    private boolean is(Word word, int which) {
        String sought = terms.get(which);
        return which == terms.size() - 1
                ? word.folded.startsWith(sought)
                : word.folded.equals(sought);
    }

    private static List<Word> read(String text) {
        var found = new ArrayList<Word>();
        int start = -1;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isPartOfWord(point)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                found.add(word(text, start, at));
                start = -1;
            }
            at += Character.charCount(point);
        }
        if (start >= 0) {
            found.add(word(text, start, text.length()));
        }
        return found;
    }

    private static boolean isPartOfWord(int point) {
        return Character.isLetterOrDigit(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            true;
                    default -> false;
                };
    }

    private static Word word(String text, int start, int end) {
        return new Word(start, end, folded(text.substring(start, end)));
    }

    /// A text in which case and accents do not matter.
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
