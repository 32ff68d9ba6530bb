package foyer.markup;

import foyer.markup.MarkupSpan.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the markup of a message, that of chat programs: bold, italics, strikethrough, code, code
/// blocks, quotations and bare links. Everything else stays as it was typed, every space of it
/// (docs/decisions/0026). Takes time in proportion to the text. Pure functions; any thread.
public final class MarkupReader {
    /// Deeper quotations stay text.
    static final int QUOTES_MAX = 8;

    private static final Pattern FENCE = Pattern.compile("(`{3,})([^`]*)");
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{0,20}[ \\t]*");
    private static final Pattern ONE_LINE_FENCE = Pattern.compile("```([^`]+)```[ \\t]*");

    private final String[] lines;
    private final List<MarkupBlock> blocks = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int pendingQuotes;

    /// No code block closes behind this line.
    private boolean hasNoMoreFences;

    private MarkupReader(String text) {
        lines = text.split("\n", -1);
    }

    /// The blocks of a message, at least one.
    public static List<MarkupBlock> read(String text) {
        var reader = new MarkupReader(text);
        reader.readLines();
        return List.copyOf(reader.blocks);
    }

    /// What a message shows, without the signs of its markup; quotations keep theirs.
    public static String plain(String text) {
        return read(text).stream()
                .map(block -> quoted(block.text(), block.quotes()))
                .collect(Collectors.joining("\n"));
    }

    /// Puts the sign of a quotation before each line.
    public static String quoted(String text, int quotes) {
        String prefix = "> ".repeat(quotes);
        return prefix + text.replace("\n", "\n" + prefix);
    }

    private void readLines() {
        for (int i = 0; i < lines.length; ) {
            int next = readCode(i);
            if (next > i) {
                i = next;
            } else {
                readLine(lines[i]);
                i++;
            }
        }
        endLines();
        if (blocks.isEmpty()) {
            blocks.add(new MarkupBlock(false, 0, List.of()));
        }
    }

    /// Reads a code block that begins in a line. Without an end it is no block.
    ///
    /// @return the line behind the block, or the same line
    private int readCode(int first) {
        String line = lines[first];
        var alone = ONE_LINE_FENCE.matcher(line);
        if (alone.matches()) {
            addCode(alone.group(1));
            return first + 1;
        }
        var fence = FENCE.matcher(line);
        if (hasNoMoreFences || !fence.matches()) {
            return first;
        }
        var code = new ArrayList<String>();
        if (!LANGUAGE.matcher(fence.group(2)).matches()) {
            code.add(fence.group(2));
        }
        for (int i = first + 1; i < lines.length; i++) {
            String end = lines[i].stripTrailing();
            if (end.endsWith(fence.group(1))) {
                String last = end.substring(0, end.length() - fence.group(1).length());
                if (!last.isEmpty()) {
                    code.add(last);
                }
                addCode(String.join("\n", code));
                return i + 1;
            }
            code.add(lines[i]);
        }
        hasNoMoreFences = fence.group(1).length() == 3;
        return first;
    }

    private void addCode(String code) {
        endLines();
        var spans = new ArrayList<MarkupSpan>();
        MarkupLine.append(spans, code, Style.CODE, null);
        blocks.add(new MarkupBlock(true, 0, spans));
    }

    private void readLine(String line) {
        int quotes = 0;
        int start = 0;
        while (quotes < QUOTES_MAX && line.startsWith("> ", start)) {
            start += 2;
            quotes++;
        }
        String rest = line.substring(start);
        boolean isEmptyQuote = rest.isBlank() || (quotes == 0 && line.equals(">"));
        if (isEmptyQuote && (quotes > 0 || line.equals(">"))) {
            // an empty line of a quotation has no meaning of its own
            boolean goesOn = pendingQuotes > 0;
            quotes = goesOn ? pendingQuotes : 0;
            rest = goesOn ? "" : line;
        }
        if (quotes != pendingQuotes) {
            endLines();
            pendingQuotes = quotes;
        }
        pending.add(rest);
    }

    private void endLines() {
        if (pending.isEmpty()) {
            return;
        }
        var spans = new ArrayList<MarkupSpan>();
        for (int i = 0; i < pending.size(); i++) {
            if (i > 0) {
                MarkupLine.append(spans, "\n", Style.PLAIN, null);
            }
            MarkupLine.read(pending.get(i), spans);
        }
        blocks.add(new MarkupBlock(false, pendingQuotes, spans));
        pending.clear();
        pendingQuotes = 0;
    }
}
