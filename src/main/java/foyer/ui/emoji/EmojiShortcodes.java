package foyer.ui.emoji;

import foyer.ui.emoji.EmojiTable.Match;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Converts between emoji and shortcodes: `:wave:`, or `:wave::skin-tone-2:` (light) to
/// `:skin-tone-6:` (dark). A shortcode stands alone, so that a MAC address has none. Pure
/// functions; any thread.
public final class EmojiShortcodes {
    /// Code and addresses, in which nothing is converted.
    private static final String CODE_OR_ADDRESS =
            "(?s)```.*?(?:```|$)|`[^`\\n]*`|(?i:https?://|mailto:)\\S+";

    private static final Pattern UNCHANGED = Pattern.compile(CODE_OR_ADDRESS);
    private static final Pattern SHORTCODE =
            Pattern.compile(":([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?");

    /// Shortcodes one behind the other, between spaces; brackets and the end of a sentence may
    /// touch them.
    private static final Pattern ALONE =
            Pattern.compile(
                    CODE_OR_ADDRESS + "|(?<![^\\s(])((?::[a-z0-9_+'-]+:)+)(?=[.,!?)]*+(?!\\S))");

    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final Pattern PREFIX = Pattern.compile("(?<![^\\s(]):([a-z0-9_+-]{2,40})$");
    private static final int MAX_COMPLETIONS = 12;

    private EmojiShortcodes() {}

    private static final class Lazy {
        static final Map<Integer, String> BY_NUMBER = shortcodes();
    }

    private static Map<Integer, String> shortcodes() {
        var codes = new HashMap<Integer, String>();
        for (Emoji emoji : EmojiTable.get().withoutTones()) {
            String code = ":" + emoji.names().getFirst() + ":";
            codes.put(emoji.number(), code);
            for (int tone = 1; tone <= 5 && emoji.tones() >= 0; tone++) {
                codes.put(emoji.tones() + tone - 1, code + ":skin-tone-" + (tone + 1) + ":");
            }
        }
        return codes;
    }

    /// Replaces shortcodes that stand alone by emoji.
    public static String toEmoji(String text) {
        return text.indexOf(':') < 0
                ? text
                : ALONE.matcher(text)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) == null
                                                        ? found.group()
                                                        : emoji(found.group(1))));
    }

    /// The emoji of shortcodes one behind the other; the same text if one is none.
    private static String emoji(String codes) {
        var converted = new StringBuilder();
        int end = 0;
        for (Matcher code = SHORTCODE.matcher(codes); code.find(); end = code.end()) {
            Emoji emoji = EmojiTable.get().findByName(code.group(1));
            if (emoji == null || code.start() > end) {
                return codes;
            }
            int tone = code.group(2) == null ? 0 : Integer.parseInt(code.group(2)) - 1;
            converted.append(EmojiTable.get().toned(emoji, tone).text());
        }
        return end == codes.length() ? converted.toString() : codes;
    }

    /// The completions of an incomplete shortcode.
    ///
    /// @param start offset of its colon
    /// @param codes likeliest first; not empty
    public record Completion(int start, List<String> codes) {}

    /// The completions of the shortcode before the caret; null if there are none.
    public static @Nullable Completion completionAt(String text, int caret) {
        String before = text.substring(0, Math.min(caret, text.length()));
        Matcher prefix = PREFIX.matcher(before);
        if (!prefix.find()) {
            return null;
        }
        List<String> codes =
                EmojiTable.get().search(prefix.group(1), MAX_COMPLETIONS).stream()
                        .map(emoji -> ":" + bestName(emoji, prefix.group(1)) + ":")
                        .toList();
        return codes.isEmpty() ? null : new Completion(prefix.start(), codes);
    }

    private static String bestName(Emoji emoji, String prefix) {
        return emoji.names().stream()
                .filter(each -> each.startsWith(prefix))
                .findFirst()
                .orElse(emoji.names().getFirst());
    }

    /// Replaces emoji by shortcodes, so that [#toEmoji] restores them.
    public static String toShortcodes(String text) {
        var converted = new StringBuilder();
        int start = 0;
        for (Matcher unchanged = UNCHANGED.matcher(text);
                unchanged.find();
                start = unchanged.end()) {
            appendConverted(text.substring(start, unchanged.start()), converted);
            converted.append(unchanged.group());
        }
        appendConverted(text.substring(start), converted);
        return converted.toString();
    }

    /// Converts the words that [#toEmoji] restores.
    private static void appendConverted(String text, StringBuilder target) {
        Matcher word = WORD.matcher(text);
        int end = 0;
        for (; word.find(); end = word.end()) {
            String codes = shortcodesOf(word.group());
            target.append(text, end, word.start());
            target.append(toEmoji(codes).equals(word.group()) ? codes : word.group());
        }
        target.append(text.substring(end));
    }

    private static String shortcodesOf(String word) {
        var converted = new StringBuilder();
        int start = 0;
        for (Match match : EmojiTable.matchesIn(word)) {
            String code = Lazy.BY_NUMBER.get(match.emoji().number());
            if (code != null) {
                converted.append(word, start, match.start()).append(code);
                start = match.end();
            }
        }
        return converted.append(word.substring(start)).toString();
    }
}
