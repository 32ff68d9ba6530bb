package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u3000 \u2003",
                "\u200b",
                "\ufeff",
                "\u202e",
                "\u00ad",
                "\u2800",
                "\u3164",
                "\u115f\u1160",
                "\ufe0f",
                "\u200d\u200c",
                "\u034f",
                "\udb40\uddef",
                "\n\u200b\t\u00a0\u2028",
                "\u0000\u0007"
            })
    void textThatShowsNothingIsRefused(String text) {
        assertEquals(
                Sentence.EMPTY.with(),
                assertThrows(InvalidValueException.class, () -> Names.message(text)).why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "می‌خواهم",
                "soft\u00adhyphen",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\u2764\ufe0f",
                "a\u200b",
                "\ue000",
                "\tindented",
                "กำ",
                "  x\n\n  y  "
            })
    void textThatShowsSomethingStaysAsTyped(String text) {
        assertEquals(text, Names.message(text));
    }

    @Test
    void lineBreaksOfOtherProgramsBecomeLineFeeds() {
        assertEquals(
                "a\nb\nc\nd\ne\nf\ng\nh",
                Names.message("a\u000bb\u0085c\u2028d\u2029e\rf\r\ng\fh"));
    }

    @Test
    void noCharacterMakesAMessageImpossible() {
        assertEquals("ab[2Jc\uFFFDd\uFFFD", Names.message("a\u0000b\u001b[2Jc\ud83dd\ude00"));
    }

    @Test
    void firstLineKeepsItsIndentation() {
        assertEquals(
                "    if x:\n        y", MessageTexts.trimmed("\n  \n    if x:\n        y\n\n "));
        assertEquals("  x", MessageTexts.trimmed("  x"));
    }

    @Test
    void loggedMessageOfAnOlderServerMayShowNothing() {
        assertEquals("\u200b", Names.loggedMessage("\u200b", null));
        assertTrue(MessageTexts.isInvisible("\u200b"));
        assertFalse(MessageTexts.isInvisible("x\u200b"));
    }
}
