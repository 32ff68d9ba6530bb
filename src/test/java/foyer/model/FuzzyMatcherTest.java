package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FuzzyMatcherTest {
    private static List<String> best(String typed, String... names) {
        return FuzzyMatcher.best(List.of(names), typed, Function.identity());
    }

    @Test
    void lettersMustStandInTheNameInTheirOrder() {
        assertEquals(List.of("Garden party"), best("gpy", "Garden party", "grip", "pyg"));
        assertEquals(List.of(), best("x", "Garden party"));
    }

    @Test
    void wordStartsRankAboveAdjacentLetters() {
        assertEquals(
                List.of("chess", "Big chess", "cache", "reach"),
                best("ch", "cache", "reach", "Big chess", "chess"));
        assertEquals(List.of("Garden party", "group"), best("gp", "group", "Garden party"));
    }

    @Test
    void caseAccentsAndSignsDoNotMatter() {
        assertEquals(List.of("Zoë"), best("@zoe", "Zoë", "bob"));
        assertEquals(List.of("Général"), best("# GENE", "Général"));
    }

    @Test
    void nothingTypedFitsAllInTheirOrder() {
        assertEquals(List.of("b", "a"), best(" ", "b", "a"));
    }
}
