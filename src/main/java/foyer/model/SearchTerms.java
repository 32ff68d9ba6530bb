package foyer.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Matches texts against search terms by the server's rules: all terms must occur, case and accents
/// do not matter, and the last term may be a prefix. Immutable; any thread.
public final class SearchTerms {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<String> terms;

    public SearchTerms(String typed) {
        terms = read(typed).stream().map(Word::folded).toList();
    }

    /// The place of a match: first index, and the index after the last.
    public record Place(int start, int end) {}

    private record Word(int start, int end, String folded) {}

    public boolean areIn(String text) {
        List<Word> words = read(text);
        for (int i = 0; i < terms.size(); i++) {
            int index = i;
            if (words.stream().noneMatch(word -> matches(word, index))) {
                return false;
            }
        }
        return !terms.isEmpty();
    }

    /// The places of all matches, in the order of the text.
    public List<Place> placesIn(String text) {
        var places = new ArrayList<Place>();
        for (Word word : read(text)) {
            for (int i = 0; i < terms.size(); i++) {
                if (matches(word, i)) {
                    places.add(new Place(word.start, word.end));
                    break;
                }
            }
        }
        return places;
    }

    private boolean matches(Word word, int index) {
        String term = terms.get(index);
        return index == terms.size() - 1 ? word.folded.startsWith(term) : word.folded.equals(term);
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

    /// The text without accents, in lower case.
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
