package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.SearchTerms.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is found is what the server would find.
class SearchTermsTest {
    @Test
    void allOfThemMustBeThereAndOnlyTheLastMayGoOn() {
        var sought = new SearchTerms("soup rea");
        assertTrue(sought.areIn("The soup is ready."));
        assertTrue(sought.areIn("Ready? Soup!"));
        assertFalse(sought.areIn("The soups are ready."));
        assertFalse(sought.areIn("The soup is cold."));
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertTrue(new SearchTerms("ZOE creme").areIn("Zoë brings crème"));
        assertTrue(new SearchTerms("crème").areIn("CREME"));
    }

    @Test
    void nothingIsFoundByNothing() {
        assertFalse(new SearchTerms("").areIn("something"));
        assertFalse(new SearchTerms(" !? ").areIn("something !?"));
    }

    @Test
    void theyAreFoundAtTheirPlaces() {
        assertEquals(
                List.of(new Place(4, 8), new Place(12, 17), new Place(19, 23)),
                new SearchTerms("soup rea").placesIn("The soup is ready; SOUP."));
    }
}
