package foyer.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /// The blocks of a text, one a line: spacing, quotes, indent and marker, then the runs with
    /// their styles.
    private static String describe(String text) {
        return Markdown.read(text).stream()
                .map(MarkdownTest::describeBlock)
                .collect(Collectors.joining("\n"));
    }

    private static String describeBlock(TextBlock block) {
        return (block.isSpaced() ? "/" : "")
                + ">".repeat(block.quotes())
                + " ".repeat(block.indent())
                + block.marker()
                + (block.isCode() ? "code " : "")
                + block.runs().stream()
                        .map(MarkdownTest::describeRun)
                        .collect(Collectors.joining());
    }

    private static String describeRun(TextRun describeRun) {
        TextRun.Style style = describeRun.style();
        return "["
                + (style.strong() ? "b" : "")
                + (style.emphasis() ? "i" : "")
                + (style.struck() ? "s" : "")
                + (style.code() ? "c" : "")
                + (style.link() == null ? "" : "→" + style.link().address())
                + ":"
                + describeRun.text()
                + "]";
    }

    @Test
    void stylesAreParsed() {
        assertEquals(
                "[:a ][b:b][: ][i:c][: ][s:d][: ][c:e*f*][: ][bi:g]",
                describe("a **b** *c* ~~d~~ `e*f*` ***g***"));
    }

    @Test
    void textWithoutMarkupIsUnchanged() {
        String text = "  two spaces,\n\n\nempty lines - and 3 < 4? no: #5 ~ 1.5 & more";
        assertEquals("[:" + text + "]", describe(text));
        assertEquals("[:# no heading]", describe("# no heading"));
        assertEquals("[:snake_case_name and 2 * 3 * 4]", describe("snake_case_name and 2 * 3 * 4"));
        assertEquals("[:~5 minutes, ~6 at most]", describe("~5 minutes, ~6 at most"));
    }

    @Test
    void lineBreaksAreKept() {
        assertEquals("[:a\n][b:b][:\nc]\n/[:d]", describe("a\n**b**\nc\n\nd"));
    }

    @Test
    void eachLineHasTheDirectionOfItsFirstLetter() {
        assertEquals(
                "[:שלום!]\n[:Hello.]\n[:3 words]\n[:שלום\nמה 5]".replace("]\n[:3", "\n3"),
                describe("שלום!\nHello.\u20283 words\r\nשלום\nמה 5"));
        assertEquals(" •[:שלום]\n [b:abc]", describe("- שלום\n  **abc**"));
    }

    @Test
    void directionChangesAreLimited() {
        assertEquals(DirectionRuns.MAX_STRETCHES, Markdown.read("a\nש\n".repeat(2_000)).size());
    }

    @Test
    void directionControlCharactersAreRemoved() {
        assertEquals("[:abc][b:d]", describe("\u202eabc\u2067**d**\u2069"));
    }

    @Test
    void quotesListsAndCodeAreBlocks() {
        assertEquals(
                """
                [:see:]
                >[:old]
                >>[:older]
                /[:then]
                 •[:one]
                  •[:in it]
                 •[:two]
                 3.[:three]
                 4.[:four]
                /code [c:if (a < b) {
                    *c*
                }]"""
                        .replace("\n>[", "\n/>[")
                        .replace("\n>>[", "\n/>>["),
                describe(
                        """
                        see:
                        > old
                        >> older

                        then
                        - one
                          - in it
                        - two

                        3. three
                        4. four

                        ```java
                        if (a < b) {
                            *c*
                        }
                        ```
                        """));
    }

    @Test
    void unclosedCodeBlockExtendsToTheEnd() {
        assertEquals("code [c:a\nb]", describe("```\na\nb"));
    }

    @Test
    void infoStringIsLanguageOrCode() {
        assertEquals("code [c:x]", describe("```c++\nx\n```"));
        assertEquals("code [c:int x;\nint y;]", describe("```int x;\nint y;\n```"));
    }

    @Test
    void linksAreWebOrMailAddressesOnly() {
        assertEquals(
                "[→https://foyer.example/a:here]", describe("[here](https://foyer.example/a)"));
        assertEquals("[→mailto:ada@example.org:mail]", describe("[mail](mailto:ada@example.org)"));
        assertEquals("[:[run](javascript:alert)]", describe("[run](javascript:alert)"));
        assertEquals("[:[f](file:///etc/passwd)]", describe("[f](file:///etc/passwd)"));
        assertEquals("[→https://a.example:https://a.example]", describe("<https://a.example>"));
    }

    @Test
    void bareAddressKeepsStarsAndUnderscores() {
        assertEquals(
                "[b→https://a.example/_x_*y:https://a.example/_x_*y]",
                describe("**https://a.example/_x_*y**").replace("[:]", ""));
        assertEquals(
                "[:(][→https://a.example/b_c_(d):https://a.example/b_c_(d)][:), ][b:x]",
                describe("(https://a.example/b_c_(d)), **x**"));
        assertEquals("[:ahttp://x.example ][i:y]", describe("ahttp://x.example *y*"));
    }

    @Test
    void addressInLinkTextOpensTheLinkTarget() {
        assertEquals(
                "[→https://evil.example:https://good.example]",
                describe("[https://good.example](https://evil.example)"));
    }

    @Test
    void htmlAndImagesRemainText() {
        assertEquals("[:<b>x</b> <script>y</script>]", describe("<b>x</b> <script>y</script>"));
        assertEquals("[:<div>\n][i:x][:\n</div>]", describe("<div>\n*x*\n</div>"));
        assertEquals(
                "[:![cat](][→https://a.example/c.png:https://a.example/c.png][:)]",
                describe("![cat](https://a.example/c.png)"));
    }

    @Test
    void unusedMarkupRemainsText() {
        assertEquals("[:[a]: https://b.example]", describe("[a]: https://b.example"));
        assertEquals("[:*]", describe("*").replace(" •", "[:*]"));
        assertTrue(Markdown.read("").size() == 1);
        assertTrue(Markdown.read("> ").size() == 1);
    }

    private static final String[] FRAGMENTS = {
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "```\n",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "    ",
        "\\",
        "&amp;",
        "&",
        "http://",
        "https://a.example/",
        "mailto:",
        "%",
        "(",
        "a",
        "wörd ",
        "<a ",
        "</a>",
        "<!--",
        "[a]: b\n",
        "مرحبا",
        "שלום ",
        "😀",
        "\u202e",
        "\t"
    };

    @ParameterizedTest(name = "randomMarkupKeepsItsText, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomMarkupKeepsItsText(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int parts = random.nextInt(80); parts >= 0; parts--) {
                text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
            List<TextBlock> blocks = Markdown.read(text.toString());
            assertTrue(!blocks.isEmpty());
            String shown = blocks.stream().map(TextBlock::text).collect(Collectors.joining("\n"));
            assertEquals(count(text.toString(), "wörd"), count(shown, "wörd"), text.toString());
            assertTrue(
                    blocks.stream().allMatch(p -> p.quotes() + p.indent() < 13), text.toString());
        }
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @ParameterizedTest(name = "repeatedMarkupIsParsedInLinearTime, {0}")
    @ValueSource(
            strings = {
                "*",
                "**a",
                "_a ",
                "~~a",
                "`",
                "` ``",
                "[",
                "[a](",
                "![",
                "<",
                "<a ",
                "> ",
                "- ",
                "1. ",
                "&",
                "\\",
                "(",
                ")",
                "http://%",
                "http://a.example/)",
                "mailto:",
                "[a]: b\n",
                "*a_",
                "a**b_c~~",
                "<!--",
                "[](",
                "]",
                "\n>",
                ">\n",
                "- a\n  ",
                "h",
                "m:"
            })
    void repeatedMarkupIsParsedInLinearTime(String fragment) {
        String text = fragment.repeat(8_000 / fragment.length());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(10), () -> Markdown.read(text));
    }
}
