package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Fuzzer;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String FAMILY = "👩\u200D👩\u200D👧";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u2007\u202F",
                "\u3000",
                "\t",
                "\u200D",
                "\uFE0F",
                "\u200D\uFE0F\u034F",
                "A\u200Bda",
                "A\u200Cda",
                "\uFEFFAda",
                "Ada\u202Exe",
                "\u2066Ada",
                "Ada\u061C",
                "A\u00ADda",
                "A\nda",
                "A\u0000da",
                "A\u007Fda",
                "A\u0085da",
                "A\u2028da",
                "A\u2029da",
                "\u3164",
                "\u115F",
                "\u1160",
                "\uFFA0",
                "\u2800",
                "Ada\u2800",
                "\uE000",
                "\uD800",
                "\uDC00Ada",
                "\uFFFF",
                "\uDB40\uDC41",
                "Ada\u200D",
                "A\u200Dda",
                "\u200D😀",
                "😀\u200D",
                "😀\u200DAda",
                "Ada\uFE0F",
                "1\uFE0F",
                "A\u034Fda",
                "Ada\u180B",
                "Ada\uDB40\uDD00"
            })
    void invisibleOrDeceptiveNameIsRefused(String name) {
        assertThrows(InvalidValueException.class, () -> Names.person(name));
        assertThrows(InvalidValueException.class, () -> Names.room("#" + name));
    }

    @Test
    void nameIsNormalized() {
        assertEquals("Ada Lovelace", Names.person("  Ada \u00A0\t\u3000 Lovelace\u00A0 "));
        assertEquals("Zoë", Names.person("Zoe\u0308"), "composed");
        assertEquals(FAMILY, Names.person(FAMILY), "emoji may be joined");
        for (String name :
                List.of("❤\uFE0F\u200D🔥", "👩🏽\u200D🚀", "1\uFE0F\u20E3", "क्\u200Dष", "ㅋㅋ")) {
            assertEquals(name, Names.person(name));
        }
        assertEquals("राम", Names.person("राम"));
        assertEquals("😀", Names.person("😀"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void normalizationIsIdempotentOrRefused(long seed) {
        var random = new Random(seed);
        var fuzzer =
                new Fuzzer(random, " \t\u3000\u200D\uFE0F\u202E\u0301\u0308\uD83D\uDC69#@Ａé¨ㅋש");
        for (int i = 0; i < 20_000; i++) {
            String text =
                    fuzzer.text(random.nextBoolean() ? "#Zoe\u0308 " + FAMILY : "Ada Lovelace");
            for (UnaryOperator<String> rule :
                    List.<UnaryOperator<String>>of(
                            Names::person, Names::room, Names::topic, Names::reason)) {
                String tidy;
                try {
                    tidy = rule.apply(text);
                } catch (InvalidValueException e) {
                    assertTrue(e.text().endsWith("."), text);
                    continue;
                }
                assertEquals(tidy, rule.apply(tidy), text);
            }
        }
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        String longest = "😀".repeat(Limits.NAME_POINTS);
        assertEquals(longest, Names.person(longest));
        InvalidValueException tooLong =
                assertThrows(InvalidValueException.class, () -> Names.person(longest + "a"));
        assertEquals("Names can be up to 32 characters; yours is 33.", tooLong.text());
        assertEquals(
                "e\u0308".repeat(32).length() / 2, Names.person("e\u0308".repeat(32)).length());
        Names.room("r".repeat(Limits.ROOM_POINTS));
        assertThrows(
                InvalidValueException.class, () -> Names.room("r".repeat(Limits.ROOM_POINTS + 1)));
        Names.topic("t".repeat(Limits.TOPIC_POINTS));
        assertThrows(
                InvalidValueException.class,
                () -> Names.topic("t".repeat(Limits.TOPIC_POINTS + 1)));
        Names.message("😀".repeat(Limits.MESSAGE_POINTS));
        assertThrows(
                InvalidValueException.class,
                () -> Names.message("a".repeat(Limits.MESSAGE_POINTS + 1)));
        assertEquals("", Names.topic("  "));
    }

    @Test
    void longestMessageFitsItsByteLimit() {
        assertTrue(Limits.MESSAGE_POINTS * 4 <= 32 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ADA",
                "Ａｄａ",
                "A d a",
                "ᴬda",
                "Ada\u200D",
                "A\uFE0Fda",
                "Ada\uDB40\uDD00"
            })
    void confusableNamesShareAKey(String lookAlike) {
        assertEquals(Names.key("Ada"), Names.key(lookAlike));
    }

    @Test
    void differentNamesHaveDifferentKeys() {
        assertNotEquals(Names.key("Ada"), Names.key("Adam"));
        assertNotEquals(Names.key("Zoë"), Names.key("Zoe"));
        assertNotEquals(Names.key("राम"), Names.key("रम"));
        assertEquals(Names.key("STRASSE"), Names.key("Straße"));
        assertEquals(Names.key("ΟΔΟΣ"), Names.key("οδος"));
    }

    @Test
    void roomNameDropsHashAndRefusesAtSign() {
        assertEquals("garden", Names.room("## garden"));
        assertEquals("garden", Names.room(" \n# \u00A0#garden"));
        for (String name :
                new String[] {
                    "#", "@garden", "＠garden", "﹫garden", "#@garden", "\u200D@a", "#\u200D"
                }) {
            assertThrows(InvalidValueException.class, () -> Names.room(name), name);
        }
        assertEquals("a@b", Names.room("a@b"));
    }

    @Test
    void directConversationNameIgnoresTheOrder() {
        String ada = MemberId.of("ada");
        String bob = MemberId.of("bob");
        String name = Names.direct(ada, bob);
        assertEquals(name, Names.direct(bob, ada));
        assertTrue(Names.isDirect(name));
        assertEquals(name, Names.room(name));
        assertEquals(name, Names.key(name), "no other spelling has its key");
        assertEquals(java.util.Set.of(ada, bob), java.util.Set.copyOf(Names.pair(name)));
        assertFalse(Names.isDirect(name + "x"));
        assertFalse(Names.isDirect("@" + ada));
    }

    @Test
    void memberIdDependsOnTheKeyAndHidesIt() {
        assertEquals(MemberId.of("key"), MemberId.of("key"));
        assertNotEquals(MemberId.of("key"), MemberId.of("kez"));
        assertTrue(MemberId.of("key").matches("[a-z2-7]{16}"));
        String key = MemberId.newKey(new java.security.SecureRandom());
        new Command.Hello(1, "Ada", key);
        assertFalse(new Command.Hello(1, "Ada", key).toString().contains(key));
    }
}
