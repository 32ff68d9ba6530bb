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

/// Reads a message as people mark it up: CommonMark without what a chat has no use for (headings,
/// lines, code by indenting), with the strike of GitHub and bare addresses. HTML and pictures stay
/// as they were typed. Pure functions; any thread.
final class Markdown {
    /// So deep can quotes and lists stand in one another, and so deep bold in italic in bold; what
    /// is deeper is text. Nobody means more, and it bounds the time.
    private static final int DEEPEST = 12;

    private static final Pattern MARKED =
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
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();

    private Markdown() {}

    /// At least one passage, for any text.
    static List<TextBlock> read(String text) {
        if (!MARKED.matcher(text).find()) {
            return plain(text);
        }
        var passages = new TextBlockReader();
        PARSER.parse(text).accept(passages);
        return passages.read().isEmpty() ? plain(text) : passages.read();
    }

    private static List<TextBlock> plain(String text) {
        var runs = new ArrayList<TextRun>();
        int done = 0;
        for (WebLink link : WebLink.in(text)) {
            TextRun.append(runs, text.substring(done, link.start()), TextRun.Style.PLAIN);
            TextRun.append(
                    runs,
                    text.substring(link.start(), link.end()),
                    TextRun.Style.PLAIN.leadingTo(link));
            done = link.end();
        }
        TextRun.append(runs, text.substring(done), TextRun.Style.PLAIN);
        return new TextBlock(false, 0, 0, "", false, runs).stretches();
    }
}
