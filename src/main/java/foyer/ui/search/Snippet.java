package foyer.ui.search;

import foyer.model.NoticeTexts;
import foyer.protocol.LogEntry;
import foyer.protocol.SharedFile;
import foyer.search.SearchTerms;
import foyer.search.SearchTerms.Place;
import java.util.List;

/// A part of a message around the first search term, and the places of all terms in it. Immutable.
///
/// @param text without line breaks
record Snippet(String text, List<Place> places) {
    private static final int CONTEXT_BEFORE = 60;
    private static final int MAX_LENGTH = 240;

    static Snippet of(LogEntry message, SearchTerms terms) {
        return of(NoticeTexts.said(message) + fileName(message), terms);
    }

    private static String fileName(LogEntry message) {
        SharedFile file = message instanceof LogEntry.Said said ? said.file() : null;
        return file == null ? "" : " 📎 " + file.name();
    }

    static Snippet of(String message, SearchTerms terms) {
        String line = message.strip().replaceAll("\\s+", " ");
        List<Place> places = terms.placesIn(line);
        int first = places.isEmpty() ? 0 : places.getFirst().start();
        int start = first <= CONTEXT_BEFORE ? 0 : wordStart(line, first - CONTEXT_BEFORE);
        int end = Math.min(line.length(), start + MAX_LENGTH);
        if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
            end++;
        }
        if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
            start--;
        }
        String head = start == 0 ? "" : "…";
        String tail = end == line.length() ? "" : "…";
        String text = head + line.substring(start, end) + tail;
        return new Snippet(text, within(places, start - head.length(), text.length()));
    }

    /// The places in a part of the line, counted from there.
    private static List<Place> within(List<Place> places, int offset, int length) {
        return places.stream()
                .map(place -> new Place(place.start() - offset, place.end() - offset))
                .filter(place -> place.start() >= 0 && place.start() < length)
                .map(place -> new Place(place.start(), Math.min(place.end(), length)))
                .toList();
    }

    private static int wordStart(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 || space > from + CONTEXT_BEFORE / 2 ? from : space + 1;
    }
}
