package foyer.guest;

import foyer.server.StaticPages;
import foyer.server.StaticPages.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Loads the guest page with its script, style and icon. Thread-safe.
final class GuestPage {
    /// The parts of the script, in order. They are joined, so that a browser fetches one file.
    private static final List<String> SCRIPT =
            List.of(
                    "noble.js",
                    "storage.js",
                    "texts.js",
                    "connection.js",
                    "passwords.js",
                    "chat.js",
                    "outbox.js",
                    "files.js",
                    "markup.js",
                    "log.js",
                    "amendments.js",
                    "menu.js",
                    "panels.js",
                    "commands.js",
                    "controls.js");

    private GuestPage() {}

    /// @param server server name shown before the guest joins
    /// @param identity what the page knows the server by, see [foyer.hub.HubLoop#identity]
    static StaticPages pages(String server, String identity) throws IOException {
        return new StaticPages(
                Map.of(
                        "/", new Page("text/html; charset=utf-8", page(server, identity)),
                        "/guest.css", new Page("text/css; charset=utf-8", file("guest.css")),
                        "/guest.js", new Page("text/javascript; charset=utf-8", script()),
                        "/favicon", new Page("image/png", file("/foyer/ui/icons/foyer-128.png"))));
    }

    private static byte[] page(String server, String identity) throws IOException {
        return new String(file("page.html"), StandardCharsets.UTF_8)
                .replace("{identity}", escaped(identity))
                .replace("{server}", escaped(server))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static byte[] script() throws IOException {
        var script = new ByteArrayOutputStream();
        for (String part : SCRIPT) {
            script.writeBytes(file(part));
        }
        return script.toByteArray();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = GuestPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
