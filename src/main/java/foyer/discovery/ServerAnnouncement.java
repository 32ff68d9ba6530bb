package foyer.discovery;

import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server says of itself to whoever is near. Others said it, so it is a hint and never
/// trusted. Immutable; any thread.
///
/// @param protocol the highest protocol it speaks
/// @param id tells this server from others of the same name; the same after a restart
/// @param fingerprint the print of its key; empty if it is not encrypted
/// @param name what the server is called
/// @param host what its computer is called; may be empty
/// @param port where it listens
/// @param rooms how many rooms there are
/// @param people how many people are there
/// @param locked whether a password is asked
public record ServerAnnouncement(
        int protocol,
        String id,
        String fingerprint,
        String name,
        String host,
        int port,
        int rooms,
        int people,
        boolean locked) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PRINT = Pattern.compile("(?:[a-z2-7]{26,64})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    /// @throws IllegalArgumentException if a field is not what it must be
    public ServerAnnouncement {
        name = Names.person(name);
        host = host.isBlank() ? "" : Names.person(host);
        boolean counts =
                protocol >= 1
                        && port >= 1
                        && port <= 65_535
                        && Math.min(rooms, people) >= 0
                        && Math.max(protocol, Math.max(rooms, people)) <= 99_999;
        if (!counts || !ID.matcher(id).matches() || !PRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("an announcement that cannot be");
        }
    }

    /// What joins sightings of one server: its key, or what it calls itself while it has none.
    public String key() {
        return fingerprint.isEmpty() ? id : fingerprint;
    }

    /// As much of a computer's name as an announcement may hold; empty if there is nothing to show.
    public static String hostName(String name) {
        String first = name.split("\\.", 2)[0].strip();
        int points = first.codePointCount(0, first.length());
        String cut =
                points <= Limits.NAME_POINTS
                        ? first
                        : first.substring(0, first.offsetByCodePoints(0, Limits.NAME_POINTS));
        try {
            return cut.isBlank() ? "" : Names.person(cut);
        } catch (InvalidValueException e) {
            return "";
        }
    }

    /// The fields of a DNS-SD text record; the port stands elsewhere there.
    Map<String, String> text() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("v", String.valueOf(protocol));
        fields.put("id", id);
        if (!fingerprint.isEmpty()) {
            fields.put("fp", fingerprint);
        }
        fields.put("name", name);
        if (!host.isEmpty()) {
            fields.put("host", host);
        }
        fields.put("rooms", String.valueOf(rooms));
        fields.put("people", String.valueOf(people));
        fields.put("lock", locked ? "1" : "0");
        return fields;
    }

    /// Reads what somebody says of a server; null unless it is all as it must be.
    static @Nullable ServerAnnouncement read(Map<String, String> fields, int port) {
        try {
            return new ServerAnnouncement(
                    number(fields, "v"),
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("fp", ""),
                    fields.getOrDefault("name", ""),
                    fields.getOrDefault("host", ""),
                    port,
                    number(fields, "rooms"),
                    number(fields, "people"),
                    flag(fields.getOrDefault("lock", "0")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static int number(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(name);
        }
        return Integer.parseInt(text);
    }

    static boolean flag(String text) {
        return switch (text) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new IllegalArgumentException("neither 0 nor 1");
        };
    }
}
