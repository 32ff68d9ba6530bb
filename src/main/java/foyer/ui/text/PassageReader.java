package foyer.ui.text;

import foyer.state.WebLink;
import foyer.ui.text.Run.Look;
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
final class PassageReader extends AbstractVisitor {
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{0,20}");

    private final List<Passage> passages = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private Look look = Look.PLAIN;
    private String marker = "";
    private int quotes;
    private int indent;

    List<Passage> read() {
        return passages;
    }

    private void end(boolean isCode, boolean apart) {
        boolean room = apart && !passages.isEmpty() && marker.isEmpty();
        var first = new Passage(isCode, quotes, indent, marker, room, runs);
        passages.addAll(first.stretches());
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
            add(block.getInfo() + "\n", Look.PLAIN.asCode());
        }
        add(block.getLiteral().stripTrailing(), Look.PLAIN.asCode());
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
        add("[%s]: %s".formatted(definition.getLabel(), definition.getDestination()), look);
        end(false, true);
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), look);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add("\n", look);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        add("\n", look);
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral(), look);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), look.asCode());
    }

    @Override
    public void visit(Emphasis emphasis) {
        within(look.asEmphasis(), emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        within(look.asStrong(), strong);
    }

    @Override
    public void visit(CustomNode node) {
        within(node instanceof Strikethrough ? look.asStruck() : look, node);
    }

    @Override
    public void visit(Link link) {
        if (look.link() != null) {
            visitChildren(link);
            return;
        }
        WebLink to = target(link.getDestination());
        if (to != null) {
            within(look.leadingTo(to), link);
        } else {
            add("[", look);
            visitChildren(link);
            add("](" + link.getDestination() + ")", look);
        }
    }

    @Override
    public void visit(Image image) {
        WebLink to = target(image.getDestination());
        add("![", look);
        visitChildren(image);
        add("](", look);
        add(image.getDestination(), to == null || look.link() != null ? look : look.leadingTo(to));
        add(")", look);
    }

    private static @Nullable WebLink target(String destination) {
        List<WebLink> found = WebLink.in(destination);
        return found.size() == 1
                        && found.getFirst().start() == 0
                        && found.getFirst().end() == destination.length()
                ? found.getFirst()
                : null;
    }

    private void within(Look inside, Node node) {
        Look outside = look;
        look = inside;
        visitChildren(node);
        look = outside;
    }

    private void add(String text, Look as) {
        Run.append(runs, text, as);
    }
}
