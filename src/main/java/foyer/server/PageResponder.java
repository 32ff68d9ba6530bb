package foyer.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers requests for pages, each on a connection of its own. What it says lets a page do nothing
/// but show itself and talk to where it came from. Immutable; any thread.
final class PageResponder {
    private static final byte[] NOTHING = {};
    private static final Pattern GZIP = Pattern.compile("(^|[ ,])gzip($|[ ,])");

    /// What may stand in a policy as a host; an IPv6 address may not.
    private static final Pattern POLICY_HOST = Pattern.compile("[A-Za-z0-9_.:-]{1,255}");

    private final StaticPages pages;
    private final HostNames hostNames;
    private final boolean encrypted;

    PageResponder(StaticPages pages, HostNames hostNames, boolean encrypted) {
        this.pages = pages;
        this.hostNames = hostNames;
        this.encrypted = encrypted;
    }

    /// Where a page comes from that was fetched here under this name, as browsers write it.
    String originOf(String host) {
        return (encrypted ? "https://" : "http://") + host;
    }

    /// The whole answer.
    ///
    /// @param head nothing if it could not be read
    byte[] answer(@Nullable HttpRequestHead head) {
        if (head == null) {
            return answer("400 Bad Request", List.of(), NOTHING);
        }
        String host = head.field("host");
        StaticPages.Page page = pages.files().get(head.target());
        if (page == null || !hostNames.isOurs(host)) {
            return answer("404 Not Found", List.of(), NOTHING);
        }
        boolean isHead = head.method().equals("HEAD");
        if (!isHead && !head.method().equals("GET")) {
            return answer("405 Method Not Allowed", List.of("Allow: GET, HEAD"), NOTHING);
        }
        boolean zipped = GZIP.matcher(head.field("accept-encoding")).find();
        byte[] body = page.body(zipped);
        var fields = new ArrayList<String>();
        fields.add("Content-Type: " + page.type());
        if (zipped) {
            fields.add("Content-Encoding: gzip");
        }
        fields.addAll(guards(host));
        byte[] answer = answer("200 OK", fields, body);
        return isHead ? Arrays.copyOf(answer, answer.length - body.length) : answer;
    }

    /// A browser takes the last two only from where it can be sure, and complains elsewhere.
    private List<String> guards(String host) {
        var guards = new ArrayList<String>();
        guards.add("Content-Security-Policy: " + policy(host));
        guards.add("Cross-Origin-Resource-Policy: same-origin");
        if (encrypted) {
            guards.add("Cross-Origin-Opener-Policy: same-origin");
            guards.add("Cross-Origin-Embedder-Policy: require-corp");
        }
        return guards;
    }

    /// Older browsers do not count the WebSocket as `'self'`, so it is named.
    private String policy(String host) {
        String socket =
                POLICY_HOST.matcher(host).matches()
                        ? (encrypted ? " wss://" : " ws://") + host
                        : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                + " connect-src 'self'"
                + socket
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static byte[] answer(String status, List<String> more, byte[] body) {
        var lines = new ArrayList<String>();
        lines.add("HTTP/1.1 " + status);
        lines.add("Server: Foyer");
        lines.add("Connection: close");
        lines.add("Content-Length: " + body.length);
        lines.add("Cache-Control: no-store");
        lines.add("X-Content-Type-Options: nosniff");
        lines.add("Referrer-Policy: no-referrer");
        lines.addAll(more);
        var bytes = new ByteArrayOutputStream(1_024 + body.length);
        bytes.writeBytes(
                (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
