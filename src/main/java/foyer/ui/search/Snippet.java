package foyer.ui.search;

import foyer.model.SearchTerms;
import foyer.model.SearchTerms.Place;
import java.util.List;

/// A piece of a message around the first of the words that were sought, and where they stand in it.
/// Immutable; any thread.
///
/// @param text on one line
record Snippet(String text, List<Place> places) {
    private static final int BEFORE = 60;
    private static final int MOST = 240;

    static Snippet of(String said, SearchTerms sought) {
        String line = said.strip().replaceAll("\\s+", " ");
        List<Place> places = sought.placesIn(line);
        int first = places.isEmpty() ? 0 : places.getFirst().start();
        int start = first <= BEFORE ? 0 : beginOfWord(line, first - BEFORE);
        int end = Math.min(line.length(), start + MOST);
        if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
            end++;
        }
        String head = start == 0 ? "" : "…";
        String tail = end == line.length() ? "" : "…";
        String text = head + line.substring(start, end) + tail;
        return new Snippet(text, sought.placesIn(text));
    }

    private static int beginOfWord(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 || space > from + BEFORE / 2 ? from : space + 1;
    }
}
