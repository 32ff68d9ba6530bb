package foyer.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The directions of a message's lines; its markup is in [foyer.markup.MarkupReaderTest].
class TextBlocksTest {
    private static List<String> blocks(String text) {
        return TextBlocks.read(text).stream()
                .map(block -> ">".repeat(block.quotes()) + runs(block))
                .toList();
    }

    private static String runs(TextBlock block) {
        return block.runs().stream()
                .map(run -> (run.style().strong() ? "b:" : "") + run.text())
                .collect(Collectors.joining("|"));
    }

    @Test
    void eachLineHasTheDirectionOfItsFirstLetter() {
        assertEquals(
                List.of("שלום!", "Hello.\n3 words", "שלום\nמה 5"),
                blocks("שלום!\nHello.\n3 words\nשלום\nמה 5"));
        assertEquals(List.of("> שלום".replace("> ", ">"), ">b:abc"), blocks("> שלום\n> **abc**"));
    }

    @Test
    void directionChangesAreLimited() {
        assertEquals(DirectionRuns.MAX_STRETCHES, TextBlocks.read("a\nש\n".repeat(2_000)).size());
    }

    @Test
    void directionControlCharactersAreRemoved() {
        assertEquals(List.of("abc |b:d"), blocks("\u202eabc \u2067**d**\u2069"));
    }
}
