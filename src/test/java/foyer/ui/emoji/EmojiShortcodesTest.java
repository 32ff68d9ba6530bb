package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiShortcodesTest {

    @Test
    void shortcodesBecomeEmoji() {
        assertEquals("👋 and 👍😀!", EmojiShortcodes.toEmoji(":wave: and :+1::grinning:!"));
        assertEquals("👋🏻👋🏿", EmojiShortcodes.toEmoji(":wave::skin-tone-2::wave::skin-tone-6:"));
    }

    @Test
    void unknownNamesCodeAndAddressesAreUnchanged() {
        String text = "at 10:30:45, :nosuch: `:wave:` https://a.example/:wave: ```\n:wave:\n```";
        assertEquals(text, EmojiShortcodes.toEmoji(text));
        assertEquals("```:wave:", EmojiShortcodes.toEmoji("```:wave:"));
        assertEquals("$1 \\ 👋", EmojiShortcodes.toEmoji("$1 \\ :wave:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b0:de:ad:4a:47:ce",
                "root:x:0:0:root:/root:/bin/bash",
                "std::a::b",
                "fd00:a:b::1",
                "1:100:5",
                "git@host:key:x",
                "10:30:45",
                ":x:0",
                "a:100:",
                ":100:a",
                "key:100:value",
                "[::a:]",
                "http:100:",
                "C:a:\\x",
                "at :ng",
                "x=:a:;",
                ":100:/"
            })
    void shortcodeInAWordIsText(String text) {
        assertEquals(text, EmojiShortcodes.toEmoji(text));
    }

    @Test
    void shortcodeStandsAloneBetweenSpacesAndTheSignsOfASentence() {
        assertEquals("👋, (👋) 👋. 👋", EmojiShortcodes.toEmoji(":wave:, (:wave:) :wave:. :wave:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi👋", "👋hi", "👋👋🏽 ok", "(👋)", "x:👋", "👋:100:", "a 👋! b"})
    void editedMessageIsRestored(String text) {
        assertEquals(text, EmojiShortcodes.toEmoji(EmojiShortcodes.toShortcodes(text)));
    }

    @Test
    void everyEmojiConvertsToShortcodeAndBack() {
        for (Emoji emoji : EmojiTable.get().withoutTones()) {
            for (int tone = 0; tone <= 5; tone++) {
                String emojiText = EmojiTable.get().toned(emoji, tone).text();
                assertEquals(
                        emojiText,
                        EmojiShortcodes.toEmoji(EmojiShortcodes.toShortcodes(emojiText)));
            }
        }
        assertEquals(":wave::skin-tone-3: hi ♥", EmojiShortcodes.toShortcodes("👋🏼 hi ♥"));
    }

    @Test
    void conversionIsReversibleAndSkipsCode() {
        String text = "👋 `👋` https://a.example/👋 ```\n👍🏽\n``` 👍🏽";
        String shortcodes = EmojiShortcodes.toShortcodes(text);
        assertEquals(
                ":wave: `👋` https://a.example/👋 ```\n👍🏽\n``` :+1::skin-tone-4:", shortcodes);
        assertEquals(text, EmojiShortcodes.toEmoji(shortcodes));
    }
}
