package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

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
