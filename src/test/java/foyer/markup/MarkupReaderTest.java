package foyer.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown of a message, what is copied from it, and its links.
class MarkupReaderTest {
    private static final int SEEDED = 100_000;

    /// What people paste and type without meaning markup.
    private static final List<String> FRAGMENTS =
            List.of(
                    "C:\\Users\\ada\\_backup\\*.txt",
                    "\\\\nas\\public\\_scans\\2024",
                    "/usr/lib/*.so",
                    "~/bin",
                    "snake_case_name",
                    "__init__.py",
                    "2**8",
                    "3*4 = 12",
                    "x_1 + x_2",
                    "int *p;",
                    "f(*args, **kwargs)",
                    "std::vector<int>",
                    "b0:de:ad:4a:47:ce",
                    "fd00:a:b::1",
                    "git@host:key",
                    "key:\n    - a\n    - [b, c]",
                    "if x:\n        return x[0]",
                    "{\"a\": [1, 2], \"b\": null}",
                    "a && b || !c",
                    "<div class=\"x\">&nbsp;</div>",
                    "1. one\n3. three",
                    "2) yes",
                    "- minus",
                    "+62 812 345",
                    "> 5%".replace("> ", ">"),
                    ">.<",
                    "# heading?",
                    "¯\\_(ツ)_/¯",
                    "\\d+\\.\\d+",
                    "100%",
                    "Jl. Sudirman No. 5",
                    "2026-12-01 10:00:00,123",
                    "at a.B.c(B.java:3)",
                    "明日は東京へ",
                    "欢迎你来做客",
                    "สวัสดีครับ",
                    "مرحبا بكم",
                    "שלום לכם",
                    "می‌خواهم",
                    "Selamat pagi",
                    "नमस्ते",
                    "😀",
                    "👨‍👩‍👧",
                    "\t",
                    "  ",
                    "\n",
                    "\n\n",
                    "E = mc²",
                    "H_2O",
                    "∑ x_i",
                    "f(x) = x^2");

    /// A text's blocks in the form of [MarkupCases.Markup].
    private static String shown(String text) {
        return MarkupReader.read(text).stream()
                .map(MarkupReaderTest::shown)
                .collect(Collectors.joining("¶"));
    }

    private static String shown(MarkupBlock block) {
        if (block.isCode()) {
            return "code:" + block.text();
        }
        return "> ".repeat(block.quotes())
                + block.spans().stream().map(MarkupReaderTest::shown).collect(Collectors.joining());
    }

    private static String shown(MarkupSpan span) {
        MarkupSpan.Style style = span.style();
        String letters =
                (style.strong() ? "b" : "")
                        + (style.emphasis() ? "i" : "")
                        + (style.struck() ? "s" : "")
                        + (style.code() ? "c" : "");
        return letters.isEmpty() ? span.text() : "⟦" + letters + ":" + span.text() + "⟧";
    }

    @Test
    void textWithoutMarkupIsShownAndCopiedAsTyped() throws IOException {
        for (String text : MarkupCases.read().asTyped()) {
            assertEquals(text, shown(text));
            assertEquals(text, MarkupReader.plain(text));
        }
    }

    @Test
    void markupIsThatOfChatPrograms() throws IOException {
        for (MarkupCases.Markup each : MarkupCases.read().markup()) {
            assertEquals(each.shown(), shown(each.in()), each.in());
            assertEquals(each.copied(), MarkupReader.plain(each.in()), each.in());
        }
    }

    @Test
    void linkIsWhatAnAddressBarTakes() throws IOException {
        for (MarkupCases.Link each : MarkupCases.read().links()) {
            assertEquals(List.of(each.link()), links(each.in()), each.in());
        }
        for (String text : MarkupCases.read().noLinks()) {
            assertEquals(List.of(), links(text), text);
        }
    }

    private static List<String> links(String text) {
        return MarkupReader.read(text).stream()
                .flatMap(block -> block.spans().stream())
                .filter(span -> span.link() != null)
                .map(MarkupSpan::text)
                .toList();
    }

    @Test
    void seededTextsOfRealLifeAreShownAsTyped() {
        var random = new Random(20_261_201);
        for (int i = 0; i < SEEDED; i++) {
            var parts = new ArrayList<String>();
            for (int count = 1 + random.nextInt(12); count > 0; count--) {
                parts.add(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            String text = String.join(random.nextInt(4) == 0 ? "\n" : " ", parts);
            assertEquals(text, shown(text));
            assertEquals(text, MarkupReader.plain(text));
        }
    }

    @ParameterizedTest(name = "repeatedMarkupIsReadInLinearTime, {0}")
    @ValueSource(
            strings = {
                "*",
                "**a",
                "_a ",
                "*a ",
                "~~a",
                "`",
                "` ``",
                "`a ",
                "> ",
                "```\n",
                "```a\n",
                "(*",
                "*(",
                "*a_",
                "a**b_c~~",
                "http://%",
                "http://a.example/)",
                "mailto:",
                "a@",
                "www.",
                "\n>",
                ">\n",
                "a.b@c.",
                "**_",
                "é*",
                "字*",
                "()",
                "(",
                "[",
                "a-"
            })
    void repeatedMarkupIsReadInLinearTime(String fragment) {
        String text = fragment.repeat(32_000 / fragment.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> MarkupReader.read(text));
    }

    @Test
    void everyTextHasABlockAndKeepsItsWords() {
        var random = new Random(7);
        String[] signs = {
            "*", "**", "_", "~~", "`", "```", "\n", "> ", ">", " ", "wörd", "(", "\\"
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int count = random.nextInt(30); count > 0; count--) {
                text.append(signs[random.nextInt(signs.length)]);
            }
            assertTrue(!MarkupReader.read(text.toString()).isEmpty());
            assertEquals(
                    text.toString().split("wörd", -1).length,
                    MarkupReader.plain(text.toString()).split("wörd", -1).length,
                    text.toString());
        }
    }
}
