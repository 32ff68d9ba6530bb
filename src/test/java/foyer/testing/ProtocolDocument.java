package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/// Parses docs/protocol.md. Immutable.
///
/// @param text the whole file
public record ProtocolDocument(String text) {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    public static ProtocolDocument read() throws IOException {
        return new ProtocolDocument(Files.readString(Path.of("docs", "protocol.md")));
    }

    /// The chapter under `## title`.
    public String chapter(String title) {
        return within("## ", text, title);
    }

    /// The sections `### title` of a chapter, in order.
    public Map<String, String> sections(String chapter) {
        var sections = new LinkedHashMap<String, String>();
        String body = chapter(chapter);
        for (String title : titles("### ", body)) {
            sections.put(title, within("### ", body, title));
        }
        return sections;
    }

    /// All fenced blocks of a language.
    public static List<String> blocks(String language, String markdown) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(markdown)
                .results()
                .map(block -> block.group(1).strip())
                .toList();
    }

    /// The rows of all tables without headers, and cells without their backquotes.
    public static List<List<String>> rows(String markdown) {
        var rows = new ArrayList<List<String>>();
        for (String line : markdown.lines().toList()) {
            if (line.matches("\\|(-+\\|)+")) {
                rows.removeLast();
            } else if (line.startsWith("|")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    /// Everything between backquotes.
    public static List<String> quoted(String markdown) {
        return CODE.matcher(markdown).results().map(code -> code.group(1)).toList();
    }

    private static List<String> cells(String line) {
        return Pattern.compile("\\|")
                .splitAsStream(line.substring(1))
                .map(cell -> CODE.matcher(cell.strip()).replaceFirst("$1"))
                .toList();
    }

    private static List<String> titles(String level, String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith(level))
                .map(line -> line.substring(level.length()))
                .toList();
    }

    private static String within(String level, String markdown, String title) {
        int start = ("\n" + markdown).indexOf("\n" + level + title + "\n");
        if (start < 0) {
            throw new NoSuchElementException("the document has no " + level + title);
        }
        int from = start + level.length() + title.length();
        int end = markdown.indexOf("\n" + level, from);
        return markdown.substring(from, end < 0 ? markdown.length() : end);
    }
}
