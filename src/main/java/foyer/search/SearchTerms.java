package foyer.search;

import foyer.protocol.LogEntry;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words of a search. All of them must occur in a message, in any order, and each may be a part
/// of a longer word. Words in quotation marks must follow each other and be whole. Immutable; any
/// thread.
public final class SearchTerms {
    private final List<Term> terms;

    /// The place of a match: first index, and the index after the last.
    public record Place(int start, int end) {}

    /// @param text folded
    private record Term(String text, boolean isQuoted) {
        /// Where the term occurs next; -1 if nowhere.
        int in(String folded, int from) {
            int at = folded.indexOf(text, from);
            while (at >= 0 && isQuoted && !isWhole(folded, at)) {
                at = folded.indexOf(text, at + 1);
            }
            return at;
        }

        private boolean isWhole(String folded, int at) {
            int end = at + text.length();
            return (at == 0 || !isInside(folded.codePointBefore(at), text.codePointAt(0)))
                    && (end == folded.length()
                            || !isInside(
                                    text.codePointBefore(text.length()), folded.codePointAt(end)));
        }

        private static boolean isInside(int before, int after) {
            return isSpaced(before) && isSpaced(after);
        }

        /// Whether it belongs to a script that puts spaces between words.
        private static boolean isSpaced(int c) {
            return Character.isLetterOrDigit(c)
                    && c < 0x2E80
                    && !(c >= 0x0E00 && c <= 0x0EFF) // Thai, Lao
                    && !(c >= 0x1000 && c <= 0x109F) // Burmese
                    && !(c >= 0x1780 && c <= 0x17FF); // Khmer
        }
    }

    /// @param typed what the user has typed
    public SearchTerms(String typed) {
        terms = read(FoldedText.fold(typed).strip());
    }

    private static List<Term> read(String folded) {
        var found = new LinkedHashSet<Term>();
        int at = 0;
        while (at < folded.length()) {
            boolean opens = folded.charAt(at) == '"';
            int closing = opens ? closingQuote(folded, at + 1) : -1;
            if (closing >= 0) {
                found.add(new Term(folded.substring(at + 1, closing).strip(), true));
                at = closing + 2;
                continue;
            }
            int space = folded.indexOf(' ', at);
            int end = space < 0 ? folded.length() : space;
            // a phrase that is still being typed
            int start = opens && end - at > 1 && folded.charAt(at + 1) != '"' ? at + 1 : at;
            found.add(new Term(folded.substring(start, end), false));
            at = end + 1;
        }
        return List.copyOf(found);
    }

    /// The quotation mark at the end of a word, or -1 if there is none or nothing is quoted.
    private static int closingQuote(String folded, int from) {
        int at = folded.indexOf('"', from);
        while (at >= 0 && at + 1 < folded.length() && folded.charAt(at + 1) != ' ') {
            at = folded.indexOf('"', at + 1);
        }
        return at >= 0 && !folded.substring(from, at).isBlank() ? at : -1;
    }

    /// Whether there is nothing to look for.
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// Whether all terms are in an entry.
    public boolean areIn(LogEntry entry) {
        return areInFolded(SearchedText.of(entry));
    }

    /// Whether all terms are in a text.
    public boolean areIn(String text) {
        return areInFolded(FoldedText.fold(text));
    }

    private boolean areInFolded(String folded) {
        return !terms.isEmpty() && terms.stream().allMatch(term -> term.in(folded, 0) >= 0);
    }

    /// The pieces under which an index finds the texts that may hold all terms. The texts must be
    /// compared still.
    public Set<String> grams() {
        var grams = new LinkedHashSet<String>();
        for (Term term : terms) {
            for (String word : term.text.split(" ", -1)) {
                SearchGrams.addSought(word, grams);
            }
        }
        return SearchGrams.chosen(grams);
    }

    /// The places of all matches in the order of the text, whole characters each. Matches that
    /// touch each other share a place.
    public List<Place> placesIn(String text) {
        FoldedText folded = FoldedText.of(text);
        String searched = folded.text();
        var places = new ArrayList<Place>();
        for (Term term : terms) {
            for (int at = term.in(searched, 0); at >= 0; at = term.in(searched, at + 1)) {
                int last = at + term.text.length() - 1;
                places.add(new Place(folded.startOf(at), folded.endOf(last)));
            }
        }
        return joined(text, places);
    }

    private static List<Place> joined(String text, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        places.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var joined = new ArrayList<Place>();
        for (Place place : places) {
            int start =
                    characters.isBoundary(place.start)
                            ? place.start
                            : characters.preceding(place.start);
            int end =
                    characters.isBoundary(place.end) ? place.end : characters.following(place.end);
            Place last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && start <= last.end) {
                joined.set(joined.size() - 1, new Place(last.start, Math.max(last.end, end)));
            } else {
                joined.add(new Place(start, end));
            }
        }
        return List.copyOf(joined);
    }
}
