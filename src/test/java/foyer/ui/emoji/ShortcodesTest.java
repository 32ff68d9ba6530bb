package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortcodesTest {

    @Test
    void namesBetweenColonsBecomeEmoji() {
        assertEquals("👋 and 👍😀!", Shortcodes.drawn(":wave: and :+1::grinning:!"));
        assertEquals("👋🏻👋🏿", Shortcodes.drawn(":wave::skin-tone-2::wave::skin-tone-6:"));
    }

    @Test
    void whatIsNoNameCodeOrAnAddressStays() {
        String text = "at 10:30:45, :nosuch: `:wave:` https://a.example/:wave: ```\n:wave:\n```";
        assertEquals(text, Shortcodes.drawn(text));
        assertEquals("```:wave:", Shortcodes.drawn("```:wave:"));
        assertEquals("$1 \\ 👋", Shortcodes.drawn("$1 \\ :wave:"));
    }

    @Test
    void everyEmojiWithANameIsWrittenAndDrawnAgain() {
        for (Emoji emoji : EmojiTable.get().withoutTones()) {
            for (int tone = 0; tone <= 5; tone++) {
                String drawn = EmojiTable.get().toned(emoji, tone).text();
                assertEquals(drawn, Shortcodes.drawn(Shortcodes.written(drawn)));
            }
        }
        assertEquals(":wave::skin-tone-3: hi ♥", Shortcodes.written("👋🏼 hi ♥"));
    }

    @Test
    void whatIsWrittenIsDrawnAgainAndCodeStaysAsItIs() {
        String text = "👋 `👋` https://a.example/👋 ```\n👍🏽\n``` 👍🏽";
        String written = Shortcodes.written(text);
        assertEquals(":wave: `👋` https://a.example/👋 ```\n👍🏽\n``` :+1::skin-tone-4:", written);
        assertEquals(text, Shortcodes.drawn(written));
    }
}
