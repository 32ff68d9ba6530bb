package foyer.connection;

import foyer.language.Texts;
import foyer.protocol.Limits;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a server. Immutable.
///
/// @param host a name or an IP address; an IPv6 address without brackets
/// @param port from 1 to 65535
/// @param plain whether to connect without encryption, which the user must ask for
public record ServerAddress(String host, int port, boolean plain) {
    private static final Pattern FORM =
            Pattern.compile("(?i:wss?://)?(?:\\[([^\\]]+)\\]|([^:/\\[\\]]+))(?::(\\d{1,5}))?/?");

    /// Possessive, so that a link with thousands of colons takes linear time.
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*+:[0-9A-Fa-f.]*+:[:.%\\w]*+");

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:%-]+");

    /// An address to connect to with encryption.
    public ServerAddress(String host, int port) {
        this(host, port, false);
    }

    /// An address to connect to without encryption.
    public static ServerAddress plain(String host, int port) {
        return new ServerAddress(host, port, true);
    }

    /// Parses what a user types: `host`, `host:port`, `wss://host:port`, an IPv4 address, or an
    /// IPv6 address with or without brackets. Only the prefix `ws://` asks for a plain connection.
    ///
    /// @throws IllegalArgumentException with a text for the user
    public static ServerAddress parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(Texts.of("address.empty"));
        }
        if (text.matches("(?i)(https?|ftp|foyer)://.*")) {
            throw new IllegalArgumentException(
                    Texts.of("address.other_scheme", text.substring(0, text.indexOf(':'))));
        }
        if (IPV6.matcher(text).matches()) {
            text = "[" + text + "]";
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(Texts.of("address.none"));
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(Texts.of("address.characters"));
        }
        int port = parts.group(3) == null ? Limits.PORT : Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(Texts.of("address.port"));
        }
        return new ServerAddress(host, port, text.toLowerCase(Locale.ROOT).startsWith("ws://"));
    }

    /// The address as [#parse] reads it.
    @Override
    public String toString() {
        return (plain ? "ws://" : "") + authority();
    }

    /// Host and port.
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
