package foyer.connection;

import foyer.language.Texts;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A link to a server or room: `foyer://host:port,other:port/room#fp=…&t=…`. Immutable.
///
/// @param addresses 1 to 8 addresses of the server, the most promising first
/// @param room empty for none
/// @param fingerprint the server's key fingerprint, or at least its first 26 characters (130 bits);
///   empty for any server
/// @param token invitation token sent instead of a password; empty if none
public record InviteLink(
        List<ServerAddress> addresses, String room, String fingerprint, String token) {
    public static final String SCHEME = "foyer://";

    private static final int MAX_ADDRESSES = 8;
    private static final int MAX_CHARS = 2_000;
    private static final Pattern FINGERPRINT = Pattern.compile("[a-z2-7]{26,52}");
    private static final Pattern TOKEN = Pattern.compile("[a-z2-7]{16,64}");

    public InviteLink {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException(Texts.of("address.too_many", MAX_ADDRESSES));
        }
        if (!fingerprint.isEmpty() && !FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException(Texts.of("address.cut"));
        }
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(Texts.of("address.cut"));
        }
        if (!room.isEmpty()) {
            try {
                room = Names.room(room);
            } catch (InvalidValueException e) {
                throw new IllegalArgumentException(Texts.of("address.no_room"), e);
            }
        }
    }

    /// Whether a text begins like an invite link.
    public static boolean looksLikeLink(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /// Parses strictly: refuses unknown, repeated and truncated fields.
    ///
    /// @throws IllegalArgumentException with a text for the user
    public static InviteLink parse(String typed) {
        String text = typed.strip();
        if (!looksLikeLink(text) || text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    text.length() > MAX_CHARS
                            ? Texts.of("address.too_long")
                            : Texts.of("address.no_link", SCHEME));
        }
        String[] parts = text.substring(SCHEME.length()).split("#", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException(Texts.of("address.cut"));
        }
        int slash = parts[0].indexOf('/');
        String authority = slash < 0 ? parts[0] : parts[0].substring(0, slash);
        String path = slash < 0 ? "" : parts[0].substring(slash + 1);
        String[] fields = fields(parts.length == 2 ? parts[1] : "");
        return new InviteLink(addresses(authority), decoded(path), fields[0], fields[1]);
    }

    private static List<ServerAddress> addresses(String authority) {
        String[] parts = authority.split(",", -1);
        if (parts.length > MAX_ADDRESSES || authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException(Texts.of("address.cut"));
        }
        var addresses = new ArrayList<ServerAddress>();
        for (String part : parts) {
            if (part.isBlank() || part.contains("://")) {
                throw new IllegalArgumentException(Texts.of("address.cut"));
            }
            addresses.add(ServerAddress.parse(part));
        }
        return addresses;
    }

    private static String[] fields(String fragment) {
        var fingerprint = "";
        var token = "";
        if (fragment.isEmpty()) {
            return new String[] {fingerprint, token};
        }
        for (String field : fragment.split("&", -1)) {
            if (field.startsWith("fp=") && fingerprint.isEmpty() && field.length() > 3) {
                fingerprint = field.substring(3).toLowerCase(Locale.ROOT);
            } else if (field.startsWith("t=") && token.isEmpty() && field.length() > 2) {
                token = field.substring(2);
            } else {
                throw new IllegalArgumentException(Texts.of("address.cut"));
            }
        }
        return new String[] {fingerprint, token};
    }

    private static String decoded(String path) {
        if (path.indexOf('/') >= 0 || path.indexOf('?') >= 0) {
            throw new IllegalArgumentException(Texts.of("address.cut"));
        }
        try {
            String room = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (room.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException(Texts.of("address.cut"));
            }
            return room;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Texts.of("address.cut"), e);
        }
    }

    /// The link as it is copied and put into the QR code.
    @Override
    public String toString() {
        String authority =
                addresses.stream().map(ServerAddress::toString).collect(Collectors.joining(","));
        String path = URLEncoder.encode(room, StandardCharsets.UTF_8).replace("+", "%20");
        String fragment =
                Arrays.stream(
                                new String[] {
                                    fingerprint.isEmpty() ? "" : "fp=" + fingerprint,
                                    token.isEmpty() ? "" : "t=" + token
                                })
                        .filter(field -> !field.isEmpty())
                        .collect(Collectors.joining("&"));
        return SCHEME
                + authority
                + (path.isEmpty() ? "" : "/" + path)
                + (fragment.isEmpty() ? "" : "#" + fragment);
    }
}
