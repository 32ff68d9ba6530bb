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

/// A link in what somebody said: http, https or mailto, nothing else. What cannot be read strictly
/// (RFC 3986) is text. Immutable; any thread.
///
/// @param start where it begins in the text
/// @param end behind its last character
/// @param address what would be opened, in ASCII
/// @param host where it really leads: the host as the network sees it (RFC 3492 for other scripts),
///   or the mail address
public record WebLink(int start, int end, String address, String host) {
    private static final Pattern MEANT =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:https?://|mailto:)[^\\s<>\"“”«»`]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}]");
    private static final String CLOSING = ".,;:!?'’*_~";

    /// The links of a text, in their order.
    public static List<WebLink> in(String text) {
        var links = new ArrayList<WebLink>();
        Matcher meant = MEANT.matcher(text);
        while (meant.find()) {
            int end = trimmed(text, meant.start(), meant.end());
            WebLink link = read(text.substring(meant.start(), end), meant.start(), end);
            if (link != null) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    /// A sentence goes on behind a link, and a bracket may have been opened before it.
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
        if (UNSEEN.matcher(written).find()) {
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
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
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
