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

/// Converts the tree of a Markdown document to blocks. For one document; one thread.
final class TextBlockReader extends AbstractVisitor {
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{0,20}");

    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<TextRun> runs = new ArrayList<>();
    private Style style = Style.PLAIN;
    private String marker = "";
    private int quotes;
    private int indent;

    List<TextBlock> blocks() {
        return blocks;
    }

    private void endBlock(boolean isCode, boolean isSpaced) {
        boolean hasSpace = isSpaced && !blocks.isEmpty() && marker.isEmpty();
        var block = new TextBlock(isCode, quotes, indent, marker, hasSpace, runs);
        blocks.addAll(block.splitByDirection());
        runs.clear();
        marker = "";
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endBlock(false, !(paragraph.getParent() instanceof ListItem));
    }

    @Override
    public void visit(FencedCodeBlock block) {
        // the info string is a language or, without a line break after the fence, the first line of
        // code
        if (!LANGUAGE.matcher(block.getInfo()).matches()) {
            append(block.getInfo() + "\n", Style.PLAIN.asCode());
        }
        append(block.getLiteral().stripTrailing(), Style.PLAIN.asCode());
        endBlock(true, true);
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
            readItem("•", item);
        }
        indent--;
    }

    @Override
    public void visit(OrderedList list) {
        indent++;
        Integer first = list.getMarkerStartNumber();
        int number = first == null ? 1 : first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            readItem(number++ + ".", item);
        }
        indent--;
    }

    private void readItem(String itemMarker, Node item) {
        if (!marker.isEmpty()) {
            endBlock(false, false);
        }
        marker = itemMarker;
        visitChildren(item);
        if (!marker.isEmpty()) {
            endBlock(false, false);
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        append("[%s]: %s".formatted(definition.getLabel(), definition.getDestination()), style);
        endBlock(false, true);
    }

    @Override
    public void visit(Text text) {
        append(text.getLiteral(), style);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        append("\n", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        append("\n", style);
    }

    @Override
    public void visit(HtmlInline html) {
        append(html.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        append(code.getLiteral(), style.asCode());
    }

    @Override
    public void visit(Emphasis emphasis) {
        visitStyled(style.asEmphasis(), emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        visitStyled(style.asStrong(), strong);
    }

    @Override
    public void visit(CustomNode node) {
        visitStyled(node instanceof Strikethrough ? style.asStruck() : style, node);
    }

    @Override
    public void visit(Link link) {
        if (style.link() != null) {
            visitChildren(link);
            return;
        }
        WebLink target = target(link.getDestination());
        if (target != null) {
            visitStyled(style.withLink(target), link);
        } else {
            append("[", style);
            visitChildren(link);
            append("](" + link.getDestination() + ")", style);
        }
    }

    @Override
    public void visit(Image image) {
        WebLink link = target(image.getDestination());
        append("![", style);
        visitChildren(image);
        append("](", style);
        append(
                image.getDestination(),
                link == null || style.link() != null ? style : style.withLink(link));
        append(")", style);
    }

    private static @Nullable WebLink target(String destination) {
        List<WebLink> links = WebLink.in(destination);
        return links.size() == 1
                        && links.getFirst().start() == 0
                        && links.getFirst().end() == destination.length()
                ? links.getFirst()
                : null;
    }

    private void visitStyled(Style innerStyle, Node node) {
        Style outerStyle = style;
        style = innerStyle;
        visitChildren(node);
        style = outerStyle;
    }

    private void append(String text, Style textStyle) {
        TextRun.append(runs, text, textStyle);
    }
}
