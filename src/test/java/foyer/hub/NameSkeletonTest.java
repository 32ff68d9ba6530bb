package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSkeletonTest {
    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "Ada, ＡＤＡ",
        "Ada, Аda", // a Cyrillic capital
        "Ada, Αda", // a Greek capital
        "Bill, BiII",
        "Alice, ALICE",
        "Alice, АLIСЕ", // Cyrillic but for L and I
        "Bill, Bi11",
        "Bob, B0b",
        "Merry, rnerry",
        "paypal, раураl", // Cyrillic but for the l
        "Zoë, Zoe\u0308",
        "Anna Lee, AnnaLee",
    })
    void similarNamesShareASkeleton(String one, String other) {
        assertFalse(Collections.disjoint(NameSkeleton.of(one), NameSkeleton.of(other)));
    }

    @ParameterizedTest
    @CsvSource({"Ada, Ana", "Bob, Rob", "Zoë, Zoe", "Ali, Alia", "Иван, Ivan", "李, 季"})
    void differentNamesShareNoSkeleton(String one, String other) {
        assertTrue(Collections.disjoint(NameSkeleton.of(one), NameSkeleton.of(other)));
    }
}
