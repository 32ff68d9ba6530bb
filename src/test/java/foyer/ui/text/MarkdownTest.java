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

    /// A passage a line: what stands before it, then its runs with how they look.
    private static String read(String text) {
        return Markdown.read(text).stream()
                .map(MarkdownTest::passage)
                .collect(Collectors.joining("\n"));
    }

    private static String passage(TextBlock block) {
        return (block.apart() ? "/" : "")
                + ">".repeat(block.quotes())
                + " ".repeat(block.indent())
                + block.marker()
                + (block.isCode() ? "code " : "")
                + block.runs().stream().map(MarkdownTest::run).collect(Collectors.joining());
    }

    private static String run(TextRun run) {
        TextRun.Style style = run.style();
        return "["
                + (style.strong() ? "b" : "")
                + (style.emphasis() ? "i" : "")
                + (style.struck() ? "s" : "")
                + (style.code() ? "c" : "")
                + (style.link() == null ? "" : "→" + style.link().address())
                + ":"
                + run.text()
                + "]";
    }

    @Test
    void boldItalicStrikeAndCodeLookSo() {
        assertEquals(
                "[:a ][b:b][: ][i:c][: ][s:d][: ][c:e*f*][: ][bi:g]",
                read("a **b** *c* ~~d~~ `e*f*` ***g***"));
    }

    @Test
    void wordsWithoutMarksAreLeftAsTheyAre() {
        String text = "  two spaces,\n\n\nempty lines - and 3 < 4? no: #5 ~ 1.5 & more";
        assertEquals("[:" + text + "]", read(text));
        assertEquals("[:# no heading]", read("# no heading"));
        assertEquals("[:snake_case_name and 2 * 3 * 4]", read("snake_case_name and 2 * 3 * 4"));
        assertEquals("[:~5 minutes, ~6 at most]", read("~5 minutes, ~6 at most"));
    }

    @Test
    void aNewLineIsANewLine() {
        assertEquals("[:a\n][b:b][:\nc]\n/[:d]", read("a\n**b**\nc\n\nd"));
    }

    @Test
    void eachLineRunsAsItsOwnFirstLetterDoes() {
        assertEquals(
                "[:שלום!]\n[:Hello.]\n[:3 words]\n[:שלום\nמה 5]".replace("]\n[:3", "\n3"),
                read("שלום!\nHello.\u20283 words\r\nשלום\nמה 5"));
        assertEquals(" •[:שלום]\n [b:abc]", read("- שלום\n  **abc**"));
    }

    @Test
    void whoeverTurnsAtEveryLineIsNotFollowedForEver() {
        assertEquals(DirectionRuns.MAX, Markdown.read("a\nש\n".repeat(2_000)).size());
    }

    @Test
    void marksThatTurnTheDirectionAreNotDrawn() {
        assertEquals("[:abc][b:d]", read("\u202eabc\u2067**d**\u2069"));
    }

    @Test
    void quotesListsAndCodeStandByThemselves() {
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
                read(
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
    void aCodeBlockNobodyEndedIsOneToTheEnd() {
        assertEquals("code [c:a\nb]", read("```\na\nb"));
    }

    @Test
    void whatStandsBehindAFenceIsALanguageOrCode() {
        assertEquals("code [c:x]", read("```c++\nx\n```"));
        assertEquals("code [c:int x;\nint y;]", read("```int x;\nint y;\n```"));
    }

    @Test
    void linksLeadToTheWebOrToMailAndNowhereElse() {
        assertEquals("[→https://foyer.example/a:here]", read("[here](https://foyer.example/a)"));
        assertEquals("[→mailto:ada@example.org:mail]", read("[mail](mailto:ada@example.org)"));
        assertEquals("[:[run](javascript:alert)]", read("[run](javascript:alert)"));
        assertEquals("[:[f](file:///etc/passwd)]", read("[f](file:///etc/passwd)"));
        assertEquals("[→https://a.example:https://a.example]", read("<https://a.example>"));
    }

    @Test
    void anAddressKeepsItsStarsAndUnderscores() {
        assertEquals(
                "[b→https://a.example/_x_*y:https://a.example/_x_*y]",
                read("**https://a.example/_x_*y**").replace("[:]", ""));
        assertEquals(
                "[:(][→https://a.example/b_c_(d):https://a.example/b_c_(d)][:), ][b:x]",
                read("(https://a.example/b_c_(d)), **x**"));
        assertEquals("[:ahttp://x.example ][i:y]", read("ahttp://x.example *y*"));
    }

    @Test
    void anAddressInALinksNameLeadsWhereTheLinkDoes() {
        assertEquals(
                "[→https://evil.example:https://good.example]",
                read("[https://good.example](https://evil.example)"));
    }

    @Test
    void htmlAndPicturesAreTheTextThatWasTyped() {
        assertEquals("[:<b>x</b> <script>y</script>]", read("<b>x</b> <script>y</script>"));
        assertEquals("[:<div>\n][i:x][:\n</div>]", read("<div>\n*x*\n</div>"));
        assertEquals(
                "[:![cat](][→https://a.example/c.png:https://a.example/c.png][:)]",
                read("![cat](https://a.example/c.png)"));
    }

    @Test
    void nothingVanishes() {
        assertEquals("[:[a]: https://b.example]", read("[a]: https://b.example"));
        assertEquals("[:*]", read("*").replace(" •", "[:*]"));
        assertTrue(Markdown.read("").size() == 1);
        assertTrue(Markdown.read("> ").size() == 1);
    }

    private static final String[] SHARDS = {
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

    @ParameterizedTest(name = "anyRubbishIsReadAndKeepsItsLetters, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyRubbishIsReadAndKeepsItsLetters(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int parts = random.nextInt(80); parts >= 0; parts--) {
                text.append(SHARDS[random.nextInt(SHARDS.length)]);
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

    @ParameterizedTest(name = "eightThousandTimes {0} is read in linear steps")
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
    void eightThousandTimes(String shard) {
        String text = shard.repeat(8_000 / shard.length());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(10), () -> Markdown.read(text));
    }
}
