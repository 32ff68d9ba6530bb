package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Fuzzer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServerCodeTest {
    @Test
    void fingerprintAlwaysHasTheSameCode() {
        assertEquals(ServerCode.of("a".repeat(52)), ServerCode.of("a".repeat(52)));
        assertTrue(ServerCode.looksLikeCode(ServerCode.of("a".repeat(52))));
    }

    @Test
    void fingerprintsRarelyShareACode() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(ServerCode.of("print " + i));
        }
        assertTrue(codes.size() > 950, () -> codes.size() + " of 1,000 differ");
    }

    @Test
    void spellingOfACodeIsIgnored() {
        assertEquals("KITE-47", ServerCode.tidy(" kite47"));
        assertEquals("KITE-47", ServerCode.tidy("Kite 47 "));
        assertTrue(ServerCode.looksLikeCode("kite-47"));
    }

    @Test
    void addressIsNotACode() {
        assertFalse(ServerCode.looksLikeCode("qqqq-47"));
        assertFalse(ServerCode.looksLikeCode("192.168.1.20:7788"));
        assertFalse(ServerCode.looksLikeCode("kite"));
        assertThrows(IllegalArgumentException.class, () -> ServerCode.tidy("kite"));
    }

    @Test
    void anyTextIsACodeOrNotSeed1() {
        var fuzzer = new Fuzzer(new Random(1), "aZ09- \u0130\u0131\u202e\0é");
        int codes = 0;
        for (int i = 0; i < 20_000; i++) {
            String typed = fuzzer.text("kite-47");
            if (ServerCode.looksLikeCode(typed)) {
                codes++;
                String tidy = ServerCode.tidy(typed);
                assertTrue(
                        tidy.matches("[A-Z]{4}-[0-9]{2}") && ServerCode.looksLikeCode(tidy), typed);
            }
        }
        assertTrue(codes > 100, codes + " codes");
        assertFalse(ServerCode.looksLikeCode("kite".repeat(200_000)));
    }
}
