package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTableTest {
    private final EmojiTable table = EmojiTable.get();

    private List<String> in(String text) {
        return table.in(text).stream()
                .map(found -> text.substring(found.start(), found.end()))
                .toList();
    }

    @Test
    void everyEmojiIsFoundWhereItIsWritten() {
        for (Emoji emoji : table.withoutTones()) {
            var found = table.in("a" + emoji.text() + "b");
            assertEquals(1, found.size(), emoji.name());
            assertEquals(emoji, found.getFirst().emoji());
            assertEquals(emoji.text().length() + 1, found.getFirst().end());
        }
    }

    @Test
    void theLongestIsTaken() {
        assertEquals(List.of("👩‍👩‍👧‍👦", "👩"), in("👩‍👩‍👧‍👦👩"));
        assertEquals(List.of("🇮🇩", "🇩🇪"), in("🇮🇩🇩🇪"));
        assertEquals(List.of("👍🏽", "👍"), in("👍🏽👍"));
        assertEquals(List.of("❤️‍🔥", "❤‍🔥"), in("❤️‍🔥 ❤‍🔥"));
    }

    @Test
    void lettersAndFiguresStayLetters() {
        assertEquals(List.of(), in("© 2026 Foyer™, #1 * 5, ♥ ↔ ☎ 日本 مرحبا"));
        assertEquals(List.of("❤️", "©️", "1️⃣", "#️⃣"), in("❤️ ©️ 1️⃣ #️⃣"));
        assertEquals(List.of(), in("⌚︎"), "what asks to be a letter is one");
    }

    @Test
    void emojiHaveNamesAndSkinTones() {
        Emoji thumb = Objects.requireNonNull(table.named("+1"));
        assertEquals("👍", thumb.text());
        assertEquals(table.named("thumbsup"), thumb);
        assertEquals("👍", table.toned(thumb, 0).text());
        assertEquals("👍🏻", table.toned(thumb, 1).text());
        assertEquals("👍🏿", table.toned(thumb, 5).text());
        Emoji grin = Objects.requireNonNull(table.named("grinning"));
        assertEquals(grin, table.toned(grin, 3));
        assertNull(table.named("no_such_thing"));
    }

    @Test
    void everyToneIsOneOfItsOwnEmoji() {
        for (Emoji emoji : table.withoutTones()) {
            String bare = emoji.text().replace("\ufe0f", "");
            for (int tone = 1; tone <= 5 && emoji.tones() >= 0; tone++) {
                String toned = table.toned(emoji, tone).text();
                int colour = 0x1F3FA + tone;
                assertTrue(toned.codePoints().anyMatch(point -> point == colour), toned);
                assertEquals(bare.codePointAt(0), toned.codePointAt(0), toned);
            }
        }
    }

    @Test
    void eachHasItsPlaceOnASheet() {
        int last = table.withoutTones().stream().mapToInt(Emoji::number).max().orElseThrow();
        assertTrue(last > 1_800);
        for (int sheet = 0; sheet < 15; sheet++) {
            assertNotNull(EmojiView.class.getResource("sheet-%02d.png".formatted(sheet)));
        }
    }

    @ParameterizedTest(name = "anyMixIsReadInOrder, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyMixIsReadInOrder(long seed) {
        var random = new Random(seed);
        int[] points = {
            0x200D, 0xFE0F, 0xFE0E, 0x1F3FB, 0x1F468, 0x2764, '1', 0x20E3, 'a', 0x1F1E9
        };
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            int done = 0;
            for (var found : table.in(text.toString())) {
                assertTrue(found.start() >= done && found.end() > found.start());
                done = found.end();
            }
            assertTrue(done <= text.length());
        }
    }
}
