package foyer.protocol;

import java.util.regex.Pattern;

/// What the text of a message may contain. Pure functions; any thread.
public final class MessageTexts {
    /// The line breaks of other programs: vertical tab, form feed, next line, and Unicode's
    /// separators.
    private static final Pattern LINE_BREAK =
            Pattern.compile("\\r\\n|[\\r\\u000B\\f\\u0085\\u2028\\u2029]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern BLANK_LINES = Pattern.compile("^(?:\\h*+\\n)+");

    private MessageTexts() {}

    /// The text with one kind of line break, without control characters, and with U+FFFD for half a
    /// character. No character makes a message impossible.
    public static String tidy(String text) {
        if (text.chars().allMatch(MessageTexts::isOrdinary)) {
            return text;
        }
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        String visible = CONTROL.matcher(lines).replaceAll("");
        return LONE_SURROGATE.matcher(visible).replaceAll("\uFFFD");
    }

    private static boolean isOrdinary(int c) {
        return c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0x2028);
    }

    /// What a person typed, without blank lines before it and white space behind it. The first line
    /// keeps its indentation.
    public static String trimmed(String typed) {
        return BLANK_LINES.matcher(tidy(typed).stripTrailing()).replaceFirst("");
    }

    /// Whether a text shows nothing: white space, and characters that draw nothing.
    public static boolean isInvisible(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                Character.isWhitespace(c)
                                        || Character.isSpaceChar(c)
                                        || Names.drawsNothing(c));
    }
}
