package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Bent;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShortCodeTest {
    @Test
    void aPrintAlwaysHasTheSameCode() {
        assertEquals(ShortCode.of("a".repeat(52)), ShortCode.of("a".repeat(52)));
        assertTrue(ShortCode.isMeant(ShortCode.of("a".repeat(52))));
    }

    @Test
    void aThousandPrintsHaveAlmostAsManyCodes() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(ShortCode.of("print " + i));
        }
        assertTrue(codes.size() > 950, () -> codes.size() + " of 1,000 differ");
    }

    @Test
    void howItIsWrittenDoesNotMatter() {
        assertEquals("KITE-47", ShortCode.tidy(" kite47"));
        assertEquals("KITE-47", ShortCode.tidy("Kite 47 "));
        assertTrue(ShortCode.isMeant("kite-47"));
    }

    @Test
    void anAddressIsNoCode() {
        assertFalse(ShortCode.isMeant("qqqq-47"));
        assertFalse(ShortCode.isMeant("192.168.1.20:7788"));
        assertFalse(ShortCode.isMeant("kite"));
        assertThrows(IllegalArgumentException.class, () -> ShortCode.tidy("kite"));
    }

    @Test
    void whateverIsTypedIsACodeOrNoneSeed1() {
        var bent = new Bent(new Random(1), "aZ09- \u0130\u0131\u202e\0é");
        int codes = 0;
        for (int i = 0; i < 20_000; i++) {
            String typed = bent.text("kite-47");
            if (ShortCode.isMeant(typed)) {
                codes++;
                String tidy = ShortCode.tidy(typed);
                assertTrue(tidy.matches("[A-Z]{4}-[0-9]{2}") && ShortCode.isMeant(tidy), typed);
            }
        }
        assertTrue(codes > 100, codes + " codes");
        assertFalse(ShortCode.isMeant("kite".repeat(200_000)));
    }
}
