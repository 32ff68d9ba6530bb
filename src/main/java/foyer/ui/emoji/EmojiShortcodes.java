package foyer.ui.emoji;

import foyer.ui.emoji.EmojiTable.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of emoji between colons, as they are typed: `:wave:`, or `:wave::skin-tone-2:` (light) to
/// `:skin-tone-6:` (dark). Pure functions; any thread.
public final class EmojiShortcodes {
    /// What is code or an address is left as it is.
    private static final String AS_IT_IS =
            "(?s)```.*?(?:```|$)|`[^`\\n]*`|(?i:https?://|mailto:)\\S+";

    private static final Pattern KEPT = Pattern.compile(AS_IT_IS);
    private static final Pattern CODE =
            Pattern.compile(AS_IT_IS + "|:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?");

    private static final Pattern BEGUN = Pattern.compile("(?<![^\\s(]):([a-z0-9_+-]{2,40})$");
    private static final int OFFERED = 12;

    private EmojiShortcodes() {}

    private static final class Holder {
        static final Map<Integer, String> WRITTEN = toShortcodes();
    }

    private static Map<Integer, String> toShortcodes() {
        var written = new HashMap<Integer, String>();
        for (Emoji emoji : EmojiTable.get().withoutTones()) {
            String code = ":" + emoji.names().getFirst() + ":";
            written.put(emoji.number(), code);
            for (int tone = 1; tone <= 5 && emoji.tones() >= 0; tone++) {
                written.put(emoji.tones() + tone - 1, code + ":skin-tone-" + (tone + 1) + ":");
            }
        }
        return written;
    }

    /// The emoji in place of the names.
    public static String toEmoji(String text) {
        return text.indexOf(':') < 0 ? text : CODE.matcher(text).replaceAll(EmojiShortcodes::emoji);
    }

    private static String emoji(MatchResult code) {
        Emoji emoji = code.group(1) == null ? null : EmojiTable.get().named(code.group(1));
        if (emoji == null) {
            return Matcher.quoteReplacement(code.group());
        }
        int tone = code.group(2) == null ? 0 : Integer.parseInt(code.group(2)) - 1;
        return EmojiTable.get().toned(emoji, tone).text();
    }

    /// A name somebody began to type.
    ///
    /// @param start where its colon is
    /// @param codes what it may become, the likeliest first; not empty
    public record Begun(int start, List<String> codes) {}

    /// The name that is begun before a place in a text; null if none is, or nothing is called so.
    public static @Nullable Begun completionAt(String text, int caret) {
        String before = text.substring(0, Math.min(caret, text.length()));
        Matcher begun = BEGUN.matcher(before);
        if (!begun.find()) {
            return null;
        }
        List<String> codes =
                EmojiTable.get().search(begun.group(1), OFFERED).stream()
                        .map(emoji -> ":" + likest(emoji, begun.group(1)) + ":")
                        .toList();
        return codes.isEmpty() ? null : new Begun(begun.start(), codes);
    }

    private static String likest(Emoji emoji, String begun) {
        return emoji.names().stream()
                .filter(each -> each.startsWith(begun))
                .findFirst()
                .orElse(emoji.names().getFirst());
    }

    /// The names in place of the emoji, as far as these have one: what [#toEmoji] takes back.
    public static String toShortcodes(String text) {
        var written = new StringBuilder();
        int done = 0;
        for (Matcher kept = KEPT.matcher(text); kept.find(); done = kept.end()) {
            write(text.substring(done, kept.start()), written);
            written.append(kept.group());
        }
        write(text.substring(done), written);
        return written.toString();
    }

    private static void write(String text, StringBuilder into) {
        int done = 0;
        for (Found found : EmojiTable.foundIn(text)) {
            String code = Holder.WRITTEN.get(found.emoji().number());
            if (code != null) {
                into.append(text, done, found.start()).append(code);
                done = found.end();
            }
        }
        into.append(text.substring(done));
    }
}
