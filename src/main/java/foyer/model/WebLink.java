package foyer.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A link in a message: http, https or mailto only. What is no strict URI (RFC 3986), or longer
/// than any real address, stays text. Immutable; any thread.
///
/// @param start index in the text
/// @param end index after the link
/// @param address the address to open, in ASCII
/// @param host the true target: the host in ASCII (RFC 3492 for other scripts), or the mail address
public record WebLink(int start, int end, String address, String host) {
    private static final Pattern CANDIDATE =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:https?://|mailto:)[^\\s<>\"“”«»`]+");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}]");
    private static final Pattern LABEL_SEPARATOR = Pattern.compile("[.。．｡]");
    private static final int MAX_LENGTH = 2_000;

    /// The longest host name and the longest label of DNS (RFC 1035).
    private static final int MAX_HOST = 253;

    private static final int MAX_LABEL = 63;

    private static final String CLOSING = ".,;:!?'’*_~";

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

    /// The end of the link without the punctuation of the sentence, and without a bracket that was
    /// opened before it.
    private static int trimmed(String text, int start, int end) {
        int round = unclosed(text, start, end, '(', ')');
        int square = unclosed(text, start, end, '[', ']');
        int last = end;
        while (last > start) {
            char c = text.charAt(last - 1);
            boolean unopened = (c == ')' && round < 0) || (c == ']' && square < 0);
            if (CLOSING.indexOf(c) < 0 && !unopened) {
                return last;
            }
            round += c == ')' ? 1 : 0;
            square += c == ']' ? 1 : 0;
            last--;
        }
        return last;
    }

    private static int unclosed(String text, int start, int end, char open, char close) {
        int unclosed = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            unclosed += c == open ? 1 : c == close ? -1 : 0;
        }
        return unclosed;
    }

    private static @Nullable WebLink read(String written, int start, int end) {
        if (INVISIBLE.matcher(written).find()) {
            return null;
        }
        try {
            if (written.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
                var uri = new URI(written);
                String to = uri.getRawSchemeSpecificPart().replaceFirst("\\?.*", "");
                return to.matches("[^@%,]+@[^@%,]+")
                        ? new WebLink(start, end, uri.toASCIIString(), to)
                        : null;
            }
            return web(written, start, end);
        } catch (URISyntaxException | RuntimeException e) {
            // IDN throws other exceptions than it documents
            return null;
        }
    }

    /// Whether DNS could have such a host. `IDN` takes quadratic time for longer ones and fails.
    private static boolean isPossibleHost(String host) {
        return host.length() <= MAX_HOST
                && LABEL_SEPARATOR
                        .splitAsStream(host)
                        .allMatch(label -> label.length() <= MAX_LABEL);
    }

    private static @Nullable WebLink web(String written, int start, int end)
            throws URISyntaxException {
        int from = written.indexOf("://") + 3;
        int to = from;
        while (to < written.length() && "/?#".indexOf(written.charAt(to)) < 0) {
            to++;
        }
        String authority = written.substring(from, to);
        String port = "";
        Matcher numbered = Pattern.compile(":(\\d{1,5})$").matcher(authority);
        if (numbered.find() && !authority.endsWith("]")) {
            port = numbered.group();
            authority = authority.substring(0, numbered.start());
        }
        if (!isPossibleHost(authority)) {
            return null;
        }
        String host = authority.startsWith("[") ? authority : IDN.toASCII(authority);
        var uri =
                new URI(
                        written.substring(0, from).toLowerCase(Locale.ROOT)
                                + host.toLowerCase(Locale.ROOT)
                                + port
                                + written.substring(to));
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return null;
        }
        return new WebLink(start, end, uri.toASCIIString(), uri.getHost() + port);
    }
}
