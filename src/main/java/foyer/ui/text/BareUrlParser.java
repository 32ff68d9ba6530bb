package foyer.ui.text;

import foyer.model.WebLink;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/// Turns a bare address at the start of a word into a link, so that stars and underscores in it are
/// no markup.
final class BareUrlParser implements InlineContentParser, InlineContentParserFactory {
    /// A longer word stays text, which bounds the parsing time.
    private static final int MAX_LENGTH = 2_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('h', 'H', 'm', 'M');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        if (Character.isLetterOrDigit(scanner.peekPreviousCodePoint())) {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        String word = word(scanner);
        if (!word.contains(":")) {
            return ParsedInline.none();
        }
        List<WebLink> links = WebLink.in(word);
        if (links.isEmpty() || links.getFirst().start() > 0) {
            return ParsedInline.none();
        }
        String address = word.substring(0, links.getFirst().end());
        scanner.setPosition(start);
        for (int i = 0; i < address.length(); i++) {
            scanner.next();
        }
        var link = new Link(address, null);
        link.appendChild(new Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    private static String word(Scanner scanner) {
        var word = new StringBuilder();
        while (scanner.hasNext()
                && word.length() < MAX_LENGTH
                && !Character.isWhitespace(scanner.peek())) {
            word.append(scanner.peek());
            scanner.next();
        }
        return word.length() < MAX_LENGTH ? word.toString() : "";
    }
}
