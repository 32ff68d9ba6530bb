package foyer.markup;

import foyer.markup.MarkupSpan.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the markup inside one line. Signs are markup only around words: not inside a word, not
/// beside a space on the wrong side, not around signs alone. For one line; one thread.
final class MarkupLine {
    /// Longer runs of backticks are text.
    private static final int TICKS_MAX = 8;

    private static final Style STRONG = new Style(true, false, false, false);
    private static final Style EMPHASIS = new Style(false, true, false, false);
    private static final Style STRUCK = new Style(false, false, true, false);

    private final String line;
    private final List<MarkupSpan> spans;

    /// Where the code or link that begins at an index ends; 0 if none begins there.
    private final int[] opaqueEnd;

    private final Map<Integer, WebLink> links = new HashMap<>();

    private MarkupLine(String line, List<MarkupSpan> spans) {
        this.line = line;
        this.spans = spans;
        this.opaqueEnd = new int[line.length() + 1];
    }

    /// Appends the spans of a line.
    static void read(String line, List<MarkupSpan> spans) {
        var reader = new MarkupLine(line, spans);
        reader.findCodeAndLinks();
        reader.read(0, line.length(), Style.PLAIN);
    }

    /// Appends text, to the last span if it looks the same.
    static void append(List<MarkupSpan> spans, String text, Style style, @Nullable WebLink link) {
        if (text.isEmpty()) {
            return;
        }
        MarkupSpan last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && link == null && last.link() == null && last.style().equals(style)) {
            spans.removeLast();
            spans.add(new MarkupSpan(last.text() + text, style, null));
        } else {
            spans.add(new MarkupSpan(text, style, link));
        }
    }

    private void findCodeAndLinks() {
        List<WebLink> found = WebLink.in(line);
        int nextLink = 0;
        boolean[] hasNoEnd = new boolean[TICKS_MAX + 1];
        for (int i = 0; i < line.length(); ) {
            while (nextLink < found.size() && found.get(nextLink).start() < i) {
                nextLink++;
            }
            if (nextLink < found.size() && found.get(nextLink).start() == i) {
                WebLink link = found.get(nextLink);
                links.put(i, link);
                opaqueEnd[i] = link.end();
                i = link.end();
            } else if (line.charAt(i) == '`') {
                int ticks = run(i, line.length());
                int end = ticks > TICKS_MAX || hasNoEnd[ticks] ? -1 : codeEnd(i, ticks);
                if (end < 0 && ticks <= TICKS_MAX && !WordBoundary.isWordBefore(line, i)) {
                    hasNoEnd[ticks] = true;
                }
                opaqueEnd[i] = Math.max(end, 0);
                i = end > 0 ? end : i + ticks;
            } else {
                i++;
            }
        }
    }

    /// The index behind the code that begins with backticks, or -1 if it has no end.
    private int codeEnd(int start, int ticks) {
        if (WordBoundary.isWordBefore(line, start)) {
            return -1;
        }
        for (int i = start + ticks; i < line.length(); ) {
            int length = line.charAt(i) == '`' ? run(i, line.length()) : 0;
            if (length == ticks) {
                return i + ticks;
            }
            i += Math.max(1, length);
        }
        return -1;
    }

    private int run(int start, int end) {
        int i = start;
        while (i < end && line.charAt(i) == line.charAt(start)) {
            i++;
        }
        return i - start;
    }

    private void read(int start, int end, Style style) {
        int plain = start;
        var unclosed = new boolean[8];
        for (int i = start; i < end; ) {
            if (opaqueEnd[i] > 0) {
                append(spans, line.substring(plain, i), style, null);
                appendOpaque(i, style);
                i = opaqueEnd[i];
                plain = i;
                continue;
            }
            char c = line.charAt(i);
            if (c != '*' && c != '_' && c != '~') {
                i++;
                continue;
            }
            int length = run(i, end);
            Style added = style(c, length);
            int key = c == '*' ? length : c == '_' ? 4 : 5;
            if (added != null
                    && !unclosed[key]
                    && !style.overlaps(added)
                    && WordBoundary.mayOpen(line, i, length, end)) {
                int close = close(c, length, i + length, end);
                if (close > 0) {
                    append(spans, line.substring(plain, i), style, null);
                    read(i + length, close, style.and(added));
                    i = close + length;
                    plain = i;
                    continue;
                }
                unclosed[key] = true;
            }
            i += length;
        }
        append(spans, line.substring(plain, end), style, null);
    }

    private static @Nullable Style style(char c, int length) {
        return switch (c) {
            case '*' ->
                    switch (length) {
                        case 1 -> EMPHASIS;
                        case 2 -> STRONG;
                        case 3 -> STRONG.and(EMPHASIS);
                        default -> null;
                    };
            case '_' -> length == 1 ? EMPHASIS : null;
            default -> length == 2 ? STRUCK : null;
        };
    }

    /// The index of the signs that close a stretch, or -1.
    private int close(char c, int length, int from, int end) {
        boolean hasWord = false;
        for (int i = from; i < end; ) {
            if (opaqueEnd[i] > 0) {
                hasWord = true;
                i = opaqueEnd[i];
                continue;
            }
            if (line.charAt(i) == c) {
                int found = run(i, end);
                if (found == length && hasWord && WordBoundary.mayClose(line, i, length)) {
                    return i;
                }
                i += found;
                continue;
            }
            int point = line.codePointAt(i);
            hasWord |= point > 127 || Character.isLetterOrDigit(point);
            i += Character.charCount(point);
        }
        return -1;
    }

    private void appendOpaque(int start, Style style) {
        String text = line.substring(start, opaqueEnd[start]);
        WebLink link = links.get(start);
        if (link != null) {
            append(spans, text, style, link);
            return;
        }
        int ticks = run(start, line.length());
        String code = text.substring(ticks, text.length() - ticks);
        boolean isPadded =
                ticks > 1 && code.startsWith(" ") && code.endsWith(" ") && !code.isBlank();
        append(spans, isPadded ? code.substring(1, code.length() - 1) : code, style.asCode(), null);
    }
}
