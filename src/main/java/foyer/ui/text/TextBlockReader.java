package foyer.ui.text;

import foyer.model.WebLink;
import foyer.ui.text.TextRun.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Makes passages of a tree of Markdown, one below the other. For one tree; one thread.
final class TextBlockReader extends AbstractVisitor {
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{0,20}");

    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<TextRun> runs = new ArrayList<>();
    private Style style = Style.PLAIN;
    private String marker = "";
    private int quotes;
    private int indent;

    List<TextBlock> read() {
        return blocks;
    }

    private void end(boolean isCode, boolean apart) {
        boolean room = apart && !blocks.isEmpty() && marker.isEmpty();
        var first = new TextBlock(isCode, quotes, indent, marker, room, runs);
        blocks.addAll(first.stretches());
        runs.clear();
        marker = "";
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        end(false, !(paragraph.getParent() instanceof ListItem));
    }

    @Override
    public void visit(FencedCodeBlock block) {
        // what stands behind the fence is a language, or the code's first line
        if (!LANGUAGE.matcher(block.getInfo()).matches()) {
            add(block.getInfo() + "\n", Style.PLAIN.asCode());
        }
        add(block.getLiteral().stripTrailing(), Style.PLAIN.asCode());
        end(true, true);
    }

    @Override
    public void visit(BlockQuote quote) {
        quotes++;
        visitChildren(quote);
        quotes--;
    }

    @Override
    public void visit(BulletList list) {
        indent++;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            point("•", item);
        }
        indent--;
    }

    @Override
    public void visit(OrderedList list) {
        indent++;
        Integer first = list.getMarkerStartNumber();
        int number = first == null ? 1 : first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            point(number++ + ".", item);
        }
        indent--;
    }

    private void point(String as, Node item) {
        if (!marker.isEmpty()) {
            end(false, false);
        }
        marker = as;
        visitChildren(item);
        if (!marker.isEmpty()) {
            end(false, false);
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        add("[%s]: %s".formatted(definition.getLabel(), definition.getDestination()), style);
        end(false, true);
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add("\n", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        add("\n", style);
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), style.asCode());
    }

    @Override
    public void visit(Emphasis emphasis) {
        within(style.asEmphasis(), emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        within(style.asStrong(), strong);
    }

    @Override
    public void visit(CustomNode node) {
        within(node instanceof Strikethrough ? style.asStruck() : style, node);
    }

    @Override
    public void visit(Link link) {
        if (style.link() != null) {
            visitChildren(link);
            return;
        }
        WebLink to = target(link.getDestination());
        if (to != null) {
            within(style.leadingTo(to), link);
        } else {
            add("[", style);
            visitChildren(link);
            add("](" + link.getDestination() + ")", style);
        }
    }

    @Override
    public void visit(Image image) {
        WebLink to = target(image.getDestination());
        add("![", style);
        visitChildren(image);
        add("](", style);
        add(
                image.getDestination(),
                to == null || style.link() != null ? style : style.leadingTo(to));
        add(")", style);
    }

    private static @Nullable WebLink target(String destination) {
        List<WebLink> found = WebLink.in(destination);
        return found.size() == 1
                        && found.getFirst().start() == 0
                        && found.getFirst().end() == destination.length()
                ? found.getFirst()
                : null;
    }

    private void within(Style inside, Node node) {
        Style outside = style;
        style = inside;
        visitChildren(node);
        style = outside;
    }

    private void add(String text, Style as) {
        TextRun.append(runs, text, as);
    }
}
