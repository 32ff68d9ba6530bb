package foyer.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers HTTP requests for the guest page, one on each connection. Its headers restrict the page
/// to its own files and to the server it came from. Immutable.
final class PageResponder {
    private static final byte[] EMPTY_BODY = {};
    private static final Pattern GZIP = Pattern.compile("(^|[ ,])gzip($|[ ,])");

    /// Hosts that a content security policy can name; it cannot name an IPv6 address.
    private static final Pattern POLICY_HOST = Pattern.compile("[A-Za-z0-9_.:-]{1,255}");

    private final StaticPages pages;
    private final HostNames hostNames;
    private final boolean encrypted;

    PageResponder(StaticPages pages, HostNames hostNames, boolean encrypted) {
        this.pages = pages;
        this.hostNames = hostNames;
        this.encrypted = encrypted;
    }

    /// The origin of a page fetched under this host, as browsers send it.
    String originOf(String host) {
        return (encrypted ? "https://" : "http://") + host;
    }

    /// The complete response.
    ///
    /// @param head null if the request is invalid
    byte[] respond(@Nullable HttpRequestHead head) {
        if (head == null) {
            return response("400 Bad Request", List.of(), EMPTY_BODY);
        }
        String host = head.field("host");
        StaticPages.Page page = pages.files().get(head.target());
        if (page == null || !hostNames.isOurs(host)) {
            return response("404 Not Found", List.of(), EMPTY_BODY);
        }
        boolean isHead = head.method().equals("HEAD");
        if (!isHead && !head.method().equals("GET")) {
            return response("405 Method Not Allowed", List.of("Allow: GET, HEAD"), EMPTY_BODY);
        }
        boolean zipped = GZIP.matcher(head.field("accept-encoding")).find();
        byte[] body = page.body(zipped);
        var fields = new ArrayList<String>();
        fields.add("Content-Type: " + page.type());
        if (zipped) {
            fields.add("Content-Encoding: gzip");
        }
        fields.addAll(securityHeaders(host));
        byte[] response = response("200 OK", fields, body);
        return isHead ? Arrays.copyOf(response, response.length - body.length) : response;
    }

    /// Browsers accept the last two only over HTTPS, and warn about them otherwise.
    private List<String> securityHeaders(String host) {
        var headers = new ArrayList<String>();
        headers.add("Content-Security-Policy: " + policy(host));
        headers.add("Cross-Origin-Resource-Policy: same-origin");
        if (encrypted) {
            headers.add("Cross-Origin-Opener-Policy: same-origin");
            headers.add("Cross-Origin-Embedder-Policy: require-corp");
        }
        return headers;
    }

    /// Names the WebSocket address, because older browsers do not count it as `'self'`.
    private String policy(String host) {
        String socket =
                POLICY_HOST.matcher(host).matches()
                        ? (encrypted ? " wss://" : " ws://") + host
                        : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
                + " blob:; connect-src 'self'"
                + socket
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static byte[] response(String status, List<String> fields, byte[] body) {
        var lines = new ArrayList<String>();
        lines.add("HTTP/1.1 " + status);
        lines.add("Server: Foyer");
        lines.add("Connection: close");
        lines.add("Content-Length: " + body.length);
        lines.add("Cache-Control: no-store");
        lines.add("X-Content-Type-Options: nosniff");
        lines.add("Referrer-Policy: no-referrer");
        lines.addAll(fields);
        var bytes = new ByteArrayOutputStream(1_024 + body.length);
        bytes.writeBytes(
                (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
