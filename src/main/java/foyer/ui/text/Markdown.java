package foyer.ui.text;

import foyer.state.WebLink;
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
                    .customInlineContentParserFactory(new BareLink())
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();

    private Markdown() {}

    /// At least one passage, for any text.
    static List<Passage> read(String text) {
        if (!MARKED.matcher(text).find()) {
            return plain(text);
        }
        var passages = new PassageReader();
        PARSER.parse(text).accept(passages);
        return passages.read().isEmpty() ? plain(text) : passages.read();
    }

    private static List<Passage> plain(String text) {
        var runs = new ArrayList<Run>();
        int done = 0;
        for (WebLink link : WebLink.in(text)) {
            Run.append(runs, text.substring(done, link.start()), Run.Look.PLAIN);
            Run.append(
                    runs, text.substring(link.start(), link.end()), Run.Look.PLAIN.leadingTo(link));
            done = link.end();
        }
        Run.append(runs, text.substring(done), Run.Look.PLAIN);
        return new Passage(false, 0, 0, "", false, runs).stretches();
    }
}
