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

    private List<String> emojiIn(String text) {
        return table.findIn(text).stream()
                .map(found -> text.substring(found.start(), found.end()))
                .toList();
    }

    @Test
    void everyEmojiIsFoundInText() {
        for (Emoji emoji : table.withoutTones()) {
            var found = table.findIn("a" + emoji.text() + "b");
            assertEquals(1, found.size(), emoji.name());
            assertEquals(emoji, found.getFirst().emoji());
            assertEquals(emoji.text().length() + 1, found.getFirst().end());
        }
    }

    @Test
    void longestEmojiIsFound() {
        assertEquals(List.of("👩‍👩‍👧‍👦", "👩"), emojiIn("👩‍👩‍👧‍👦👩"));
        assertEquals(List.of("🇮🇩", "🇩🇪"), emojiIn("🇮🇩🇩🇪"));
        assertEquals(List.of("👍🏽", "👍"), emojiIn("👍🏽👍"));
        assertEquals(List.of("❤️‍🔥", "❤‍🔥"), emojiIn("❤️‍🔥 ❤‍🔥"));
    }

    @Test
    void textCharactersAreNoEmoji() {
        assertEquals(List.of(), emojiIn("© 2026 Foyer™, #1 * 5, ♥ ↔ ☎ 日本 مرحبا"));
        assertEquals(List.of("❤️", "©️", "1️⃣", "#️⃣"), emojiIn("❤️ ©️ 1️⃣ #️⃣"));
        assertEquals(List.of(), emojiIn("⌚︎"), "the text variation selector is ignored");
    }

    @Test
    void emojiHaveShortcodesAndSkinTones() {
        Emoji thumb = Objects.requireNonNull(table.findByName("+1"));
        assertEquals("👍", thumb.text());
        assertEquals(table.findByName("thumbsup"), thumb);
        assertEquals("👍", table.toned(thumb, 0).text());
        assertEquals("👍🏻", table.toned(thumb, 1).text());
        assertEquals("👍🏿", table.toned(thumb, 5).text());
        Emoji grin = Objects.requireNonNull(table.findByName("grinning"));
        assertEquals(grin, table.toned(grin, 3));
        assertNull(table.findByName("no_such_thing"));
    }

    @Test
    void everySkinToneVariantMatchesItsEmoji() {
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
    void everyPictureSheetExists() {
        int last = table.withoutTones().stream().mapToInt(Emoji::number).max().orElseThrow();
        assertTrue(last > 1_800);
        for (int sheet = 0; sheet < 15; sheet++) {
            assertNotNull(EmojiView.class.getResource("sheet-%02d.png".formatted(sheet)));
        }
    }

    @ParameterizedTest(name = "randomTextIsReadInOrder, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomTextIsReadInOrder(long seed) {
        var random = new Random(seed);
        int[] points = {
            0x200D, 0xFE0F, 0xFE0E, 0x1F3FB, 0x1F468, 0x2764, '1', 0x20E3, 'a', 0x1F1E9
        };
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            int previousEnd = 0;
            for (var found : table.findIn(text.toString())) {
                assertTrue(found.start() >= previousEnd && found.end() > found.start());
                previousEnd = found.end();
            }
            assertTrue(previousEnd <= text.length());
        }
    }
}
