package foyer.markup;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A link in a message: what a browser's address bar takes with http or https, `www.` names, mail
/// addresses, and Foyer's own links. What is longer than any real address, hides its host or has
/// invisible characters stays text. Immutable; any thread.
///
/// @param start index in the text
/// @param end index after the link
/// @param address the address to open, in ASCII (RFC 3986)
/// @param host the true target: the host in ASCII (RFC 3492 for other scripts), or the mail address
public record WebLink(int start, int end, String address, String host) {
    /// Scripts that write no space before a link.
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}";

    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "(?i)(?:(?<![\\p{L}\\p{N}_])|(?<=["
                            + UNSPACED
                            + "]))(?:(?:(?:https?|foyer)://|mailto:|www\\.)"
                            + "[^\\s<>\"“”«»`\\\\、。，！？；：「」『』【】《》〈〉]+"
                            + "|(?<![.+-])[a-z0-9._+-]{1,64}@(?!\\d+x\\.)[a-z0-9-]{1,63}"
                            + "(?:\\.[a-z0-9-]{1,63}){0,8}\\.[a-z]{2,63}(?![a-z0-9@_-]|[:/]\\S))");

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}]");
    private static final Pattern LABEL_SEPARATOR = Pattern.compile("[.。．｡]");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");
    private static final Pattern IP_V6 = Pattern.compile("\\[[0-9a-f:.]{2,45}\\]");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9_][a-z0-9_-]*(?:\\.[a-z0-9_-]+)*\\.?");
    private static final Pattern MAIL = Pattern.compile("[^@%,]+@[^@%,]+");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}");

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_PORT = 65_535;

    /// The longest host name and the longest label of DNS (RFC 1035).
    private static final int MAX_HOST = 253;

    private static final int MAX_LABEL = 63;

    /// The punctuation of a sentence, in ASCII.
    private static final String CLOSING = ".,;:!?'*_~|";

    private static final String OPENING_BRACKETS = "([{（［";
    private static final String CLOSING_BRACKETS = ")]}）］";

    /// Characters of an address that need no escape (RFC 3986, appendix A).
    private static final String ADDRESS_SIGNS = "-._~:/?@!$&'()*+,;=";

    /// The links in a text, in its order.
    public static List<WebLink> in(String text) {
        var links = new ArrayList<WebLink>();
        Matcher candidate = CANDIDATE.matcher(text);
        while (candidate.find()) {
            if (candidate.end() - candidate.start() > MAX_LENGTH) {
                continue;
            }
            int end = trimmed(text, candidate.start(), candidate.end());
            WebLink link = read(text.substring(candidate.start(), end), candidate.start(), end);
            if (link != null) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    /// Whether a click writes a mail.
    public boolean isMail() {
        return address.startsWith("mailto:");
    }

    /// Whether a click joins a server of Foyer.
    public boolean isFoyer() {
        return address.startsWith("foyer:");
    }

    /// The end of the link without the punctuation of the sentence in any script, and without a
    /// bracket that was opened before it.
    private static int trimmed(String text, int start, int end) {
        int[] open = new int[CLOSING_BRACKETS.length()];
        for (int i = start; i < end; i++) {
            count(text.charAt(i), open);
        }
        int last = end;
        while (last > start) {
            int point = text.codePointBefore(last);
            int bracket = CLOSING_BRACKETS.indexOf(point);
            boolean isTrimmed =
                    bracket >= 0
                            ? open[bracket] < 0
                            : CLOSING.indexOf(point) >= 0 || isForeignPunctuation(point);
            if (!isTrimmed) {
                return last;
            }
            if (bracket >= 0) {
                open[bracket]++;
            }
            last -= Character.charCount(point);
        }
        return last;
    }

    private static void count(char c, int[] open) {
        int opening = OPENING_BRACKETS.indexOf(c);
        int closing = CLOSING_BRACKETS.indexOf(c);
        if (opening >= 0) {
            open[opening]++;
        } else if (closing >= 0) {
            open[closing]--;
        }
    }

    private static boolean isForeignPunctuation(int point) {
        return point > 127
                && switch (Character.getType(point)) {
                    case Character.OTHER_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.DASH_PUNCTUATION ->
                            true;
                    default -> false;
                };
    }

    private static @Nullable WebLink read(String written, int start, int end) {
        if (INVISIBLE.matcher(written).find()) {
            return null;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mailto:")) {
            return mail(written, 7, start, end);
        }
        if (lower.startsWith("www.")) {
            return web("https://", written, start, end);
        }
        int scheme = lower.indexOf("://");
        int mail = lower.indexOf('@');
        if (scheme < 0 || (mail >= 0 && mail < scheme)) {
            return mail(written, 0, start, end);
        }
        return web(lower.substring(0, scheme + 3), written.substring(scheme + 3), start, end);
    }

    private static @Nullable WebLink mail(String written, int from, int start, int end) {
        int query = written.indexOf('?', from);
        String to = written.substring(from, query < 0 ? written.length() : query);
        return MAIL.matcher(to).matches()
                ? new WebLink(start, end, "mailto:" + escaped(written.substring(from)), to)
                : null;
    }

    private static @Nullable WebLink web(String scheme, String written, int start, int end) {
        int to = 0;
        while (to < written.length() && "/?#".indexOf(written.charAt(to)) < 0) {
            to++;
        }
        String authority = written.substring(0, to);
        String port = "";
        Matcher numbered = PORT.matcher(authority);
        if (numbered.find()) {
            port = numbered.group();
            authority = authority.substring(0, numbered.start());
            if (Integer.parseInt(numbered.group(1)) > MAX_PORT) {
                return null;
            }
        }
        String host = host(authority);
        return host == null
                ? null
                : new WebLink(
                        start,
                        end,
                        scheme + host + port + escaped(written.substring(to)),
                        host + port);
    }

    /// A host in ASCII, or null if it is none. `IDN` takes quadratic time for hosts that are too
    /// long, and fails with other exceptions than it documents.
    private static @Nullable String host(String authority) {
        if (authority.startsWith("[")) {
            String address = authority.toLowerCase(Locale.ROOT);
            return IP_V6.matcher(address).matches() ? address : null;
        }
        boolean isPossible =
                authority.length() <= MAX_HOST
                        && LABEL_SEPARATOR
                                .splitAsStream(authority)
                                .allMatch(label -> label.length() <= MAX_LABEL);
        if (!isPossible) {
            return null;
        }
        try {
            String host = IDN.toASCII(authority).toLowerCase(Locale.ROOT);
            return HOST.matcher(host).matches() ? host : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /// Escapes what an address may not contain: a `%` without two digits, a second `#`, and all
    /// characters that RFC 3986 does not name.
    private static String escaped(String written) {
        var address = new StringBuilder();
        boolean hasFragment = false;
        for (int i = 0; i < written.length(); ) {
            int point = written.codePointAt(i);
            int next = i + Character.charCount(point);
            boolean isEscape =
                    point == '%'
                            && next + 2 <= written.length()
                            && HEX.matcher(written.substring(next, next + 2)).matches();
            boolean isFragment = point == '#' && !hasFragment;
            if (isEscape
                    || isFragment
                    || ADDRESS_SIGNS.indexOf(point) >= 0
                    || (point < 128 && Character.isLetterOrDigit(point))) {
                address.appendCodePoint(point);
            } else {
                for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    address.append("%%%02X".formatted(each & 0xFF));
                }
            }
            hasFragment |= isFragment;
            i = next;
        }
        return address.toString();
    }
}
