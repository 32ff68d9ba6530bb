package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EmojiShortcodesTest {

    @Test
    void namesBetweenColonsBecomeEmoji() {
        assertEquals("👋 and 👍😀!", EmojiShortcodes.toEmoji(":wave: and :+1::grinning:!"));
        assertEquals("👋🏻👋🏿", EmojiShortcodes.toEmoji(":wave::skin-tone-2::wave::skin-tone-6:"));
    }

    @Test
    void whatIsNoNameCodeOrAnAddressStays() {
        String text = "at 10:30:45, :nosuch: `:wave:` https://a.example/:wave: ```\n:wave:\n```";
        assertEquals(text, EmojiShortcodes.toEmoji(text));
        assertEquals("```:wave:", EmojiShortcodes.toEmoji("```:wave:"));
        assertEquals("$1 \\ 👋", EmojiShortcodes.toEmoji("$1 \\ :wave:"));
    }

    @Test
    void everyEmojiWithANameIsWrittenAndDrawnAgain() {
        for (Emoji emoji : EmojiTable.get().withoutTones()) {
            for (int tone = 0; tone <= 5; tone++) {
                String drawn = EmojiTable.get().toned(emoji, tone).text();
                assertEquals(drawn, EmojiShortcodes.toEmoji(EmojiShortcodes.toShortcodes(drawn)));
            }
        }
        assertEquals(":wave::skin-tone-3: hi ♥", EmojiShortcodes.toShortcodes("👋🏼 hi ♥"));
    }

    @Test
    void whatIsWrittenIsDrawnAgainAndCodeStaysAsItIs() {
        String text = "👋 `👋` https://a.example/👋 ```\n👍🏽\n``` 👍🏽";
        String written = EmojiShortcodes.toShortcodes(text);
        assertEquals(":wave: `👋` https://a.example/👋 ```\n👍🏽\n``` :+1::skin-tone-4:", written);
        assertEquals(text, EmojiShortcodes.toEmoji(written));
    }
}
