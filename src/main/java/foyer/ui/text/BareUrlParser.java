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

/// An address written as it is, whose stars and underscores are its own. It begins where a word
/// does.
final class BareUrlParser implements InlineContentParser, InlineContentParserFactory {
    /// Longer ones are text; so nothing takes long to read.
    private static final int LONGEST = 2_000;

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
        List<WebLink> found = WebLink.in(word);
        if (found.isEmpty() || found.getFirst().start() > 0) {
            return ParsedInline.none();
        }
        String written = word.substring(0, found.getFirst().end());
        scanner.setPosition(start);
        for (int i = 0; i < written.length(); i++) {
            scanner.next();
        }
        var link = new Link(written, null);
        link.appendChild(new Text(written));
        return ParsedInline.of(link, scanner.position());
    }

    private static String word(Scanner scanner) {
        var word = new StringBuilder();
        while (scanner.hasNext()
                && word.length() < LONGEST
                && !Character.isWhitespace(scanner.peek())) {
            word.append(scanner.peek());
            scanner.next();
        }
        return word.length() < LONGEST ? word.toString() : "";
    }
}
