package foyer.discovery;

import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Names;
import foyer.protocol.ServerOccupancy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server announces about itself on the LAN. Anyone can forge it: it is only a hint.
/// Immutable.
///
/// @param protocol the highest protocol number it speaks
/// @param id distinguishes servers of the same name; survives a restart
/// @param fingerprint fingerprint of its key; empty if it is plain
/// @param host the name of its computer; may be empty
public record ServerAnnouncement(
        int protocol,
        String id,
        String fingerprint,
        String name,
        String host,
        int port,
        ServerOccupancy occupancy) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[a-z2-7]{26,64})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    /// @throws IllegalArgumentException if a field is invalid
    public ServerAnnouncement {
        name = Names.person(name);
        host = host.isBlank() ? "" : Names.person(host);
        boolean isInRange =
                protocol >= 1
                        && port >= 1
                        && port <= 65_535
                        && Math.min(occupancy.rooms(), occupancy.people()) >= 0
                        && Math.max(protocol, Math.max(occupancy.rooms(), occupancy.people()))
                                <= 99_999;
        if (!isInRange
                || !ID.matcher(id).matches()
                || !FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("invalid announcement");
        }
    }

    /// What identifies the server among sightings: its key fingerprint, or its id if it is plain.
    public String key() {
        return fingerprint.isEmpty() ? id : fingerprint;
    }

    /// The first label of a computer's name, cut to the length an announcement may have; empty if
    /// it is not a valid name.
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

    /// The fields of a DNS-SD text record, which does not hold the port.
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
        fields.put("rooms", String.valueOf(occupancy.rooms()));
        fields.put("people", String.valueOf(occupancy.people()));
        fields.put("lock", occupancy.locked() ? "1" : "0");
        return fields;
    }

    /// Reads an announcement, or returns null if a field is invalid.
    static @Nullable ServerAnnouncement read(Map<String, String> fields, int port) {
        try {
            return new ServerAnnouncement(
                    number(fields, "v"),
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("fp", ""),
                    fields.getOrDefault("name", ""),
                    fields.getOrDefault("host", ""),
                    port,
                    new ServerOccupancy(
                            number(fields, "people"),
                            number(fields, "rooms"),
                            flag(fields.getOrDefault("lock", "0"))));
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
