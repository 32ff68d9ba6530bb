package foyer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.search.SearchCases.Case;
import foyer.search.SearchTerms.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SearchTermsTest {
    private static List<String> marked(String text, String query) {
        return new SearchTerms(query)
                .placesIn(text).stream()
                        .map(place -> text.substring(place.start(), place.end()))
                        .toList();
    }

    @Test
    void termsMatchWhatTheCasesSay() {
        assertEquals(
                "",
                SearchCases.all().stream()
                        .filter(
                                each ->
                                        new SearchTerms(each.query()).areIn(each.message())
                                                != each.isFound())
                        .map(Case::toString)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void gramsOfAFoundQueryAreThoseOfTheMessage() {
        for (Case each : SearchCases.all()) {
            if (each.isFound()) {
                var indexed = SearchGrams.of(FoldedText.fold(each.message()));
                assertTrue(
                        indexed.containsAll(new SearchTerms(each.query()).grams()), each::toString);
            }
        }
    }

    @Test
    void nothingIsFoundByNothing() {
        assertTrue(new SearchTerms("").isEmpty());
        assertTrue(new SearchTerms(" \u200B\t").isEmpty());
        assertFalse(new SearchTerms("").areIn("something"));
    }

    @Test
    void placesAreThoseOfTheOriginal() {
        assertEquals(
                List.of(new Place(4, 8), new Place(12, 15), new Place(19, 23)),
                new SearchTerms("soup rea").placesIn("The soup is ready; SOUP."));
        assertEquals(List.of("Straße"), marked("Die Straße.", "strasse"));
        assertEquals(List.of("ß"), marked("Die Straße.", "ss"));
        assertEquals(List.of("ﬁ"), marked("a ﬁle", "f"));
        assertEquals(List.of("東京"), marked("明日は東京へ", "東京"));
        assertEquals(List.of("می\u200Cخو"), marked("می\u200Cخواهم", "میخو"));
        assertEquals(List.of("so\u00ADup"), marked("a so\u00ADup.", "soup"));
        assertEquals(List.of("مُحَمَّد"), marked("مُحَمَّد قال", "محمد"));
        assertEquals(List.of("o\u0308l"), marked("Ko\u0308ln", "ol"));
        assertEquals(List.of("..."), marked("wait...", "…"));
        assertEquals(List.of("one  two"), marked("one  two", "\"one two\""));
    }

    @Test
    void placesCoverWholeEmoji() {
        assertEquals(List.of("❤️"), marked("I ❤️ it", "❤"));
        assertEquals(List.of("👨‍👩‍👧‍👦"), marked("a 👨‍👩‍👧‍👦!", "👩"));
        assertEquals(List.of("🏴󠁧󠁢󠁥󠁮󠁧󠁿"), marked("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"));
        assertEquals(List.of("👍🏽"), marked("👍🏽", "👍"));
        assertEquals(List.of("🇩🇪"), marked("🇩🇪🇫🇷", "🇩🇪"));
    }

    @Test
    void touchingMatchesShareAPlace() {
        assertEquals(List.of("abab"), marked("xababx", "ab"));
        assertEquals(List.of("aaaa"), marked("aaaa", "aa aaa"));
    }

    @Test
    void gramsAreBoundedAndThoseOfWholeWords() {
        assertEquals(List.of("mak", "aka", "kan"), List.copyOf(new SearchTerms("makan").grams()));
        assertEquals(List.of("東京"), List.copyOf(new SearchTerms("東京").grams()));
        assertEquals(List.of("x", "ab"), List.copyOf(new SearchTerms("x ab").grams()));
        assertEquals(List.of("c++"), List.copyOf(new SearchTerms("C++").grams()));
        for (String costly :
                List.of(
                        "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1",
                        "一二三四五六七八九十".repeat(20),
                        "a".repeat(200),
                        "abcdefghij".repeat(20))) {
            assertTrue(new SearchTerms(costly).grams().size() <= SearchGrams.SOUGHT_MAX);
        }
        assertEquals(1, new SearchTerms("a".repeat(200)).grams().size());
    }
}
