package foyer.ui.text;

import foyer.model.WebLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;

/// Parses the markup of a message: CommonMark without headings, rules and indented code, with
/// strikethrough and bare addresses. HTML and images remain text. Pure functions; any thread.
final class Markdown {
    /// Limits the nesting of blocks and of inline styles, which bounds the parsing time. Deeper
    /// markup remains text.
    private static final int MAX_DEPTH = 12;

    private static final Pattern MARKUP =
            Pattern.compile(
                    "[*_`\\[\\\\]|~~|<\\w|&[#\\w]|^[ \\t]*(?:>|[-+][ \\t]|\\d{1,9}[.)][ \\t])",
                    Pattern.MULTILINE);

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    StrikethroughExtension.builder()
                                            .requireTwoTildes(true)
                                            .build()))
                    .enabledBlockTypes(
                            Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
                    .customInlineContentParserFactory(new BareUrlParser())
                    .maxOpenBlockParsers(MAX_DEPTH)
                    .maxInlineNesting(MAX_DEPTH)
                    .build();

    private Markdown() {}

    /// Returns at least one block, for any text.
    static List<TextBlock> read(String text) {
        if (!MARKUP.matcher(text).find()) {
            return plain(text);
        }
        var reader = new TextBlockReader();
        PARSER.parse(text).accept(reader);
        return reader.blocks().isEmpty() ? plain(text) : reader.blocks();
    }

    private static List<TextBlock> plain(String text) {
        var runs = new ArrayList<TextRun>();
        int start = 0;
        for (WebLink link : WebLink.in(text)) {
            TextRun.append(runs, text.substring(start, link.start()), TextRun.Style.PLAIN);
            TextRun.append(
                    runs,
                    text.substring(link.start(), link.end()),
                    TextRun.Style.PLAIN.withLink(link));
            start = link.end();
        }
        TextRun.append(runs, text.substring(start), TextRun.Style.PLAIN);
        return new TextBlock(false, 0, 0, "", false, runs).splitByDirection();
    }
}
