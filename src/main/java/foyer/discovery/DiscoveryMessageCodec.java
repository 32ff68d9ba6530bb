package foyer.discovery;

import foyer.protocol.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Encodes [DiscoveryMessage]s: a first line `foyer-lan 1 KIND`, then lines `key=value`, in UTF-8.
/// Reads strictly. Thread-safe.
final class DiscoveryMessageCodec {
    private static final String HEAD = "foyer-lan 1 ";
    private static final int MAX_LINES = 16;
    private static final Pattern KEY = Pattern.compile("[a-z]{1,8}");
    private static final Pattern VOICE = Pattern.compile("[a-z0-9]{16}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private DiscoveryMessageCodec() {}

    static byte[] write(DiscoveryMessage message) {
        var fields = new LinkedHashMap<String, String>();
        String kind =
                switch (message) {
                    case DiscoveryMessage.Query(String voice) -> {
                        fields.put("voice", voice);
                        yield "ask";
                    }
                    case DiscoveryMessage.Announce(ServerAnnouncement announcement) -> {
                        fields.putAll(announcement.text());
                        fields.put("port", String.valueOf(announcement.port()));
                        yield "tell";
                    }
                    case DiscoveryMessage.Goodbye(String id) -> {
                        fields.put("id", id);
                        yield "bye";
                    }
                    case DiscoveryMessage.Report(
                                    String id,
                                    int port,
                                    boolean reached,
                                    String device) -> {
                        fields.put("id", id);
                        fields.put("port", String.valueOf(port));
                        fields.put("reached", reached ? "1" : "0");
                        fields.put("device", device);
                        yield "report";
                    }
                };
        var text = new StringBuilder(HEAD).append(kind).append('\n');
        fields.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        if (message instanceof DiscoveryMessage.Query) {
            text.append("pad=")
                    .repeat("x", DiscoveryMessage.MAX_BYTES - text.length() - 1)
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > DiscoveryMessage.MAX_BYTES) {
            throw new IllegalArgumentException("a message of %d bytes".formatted(bytes.length));
        }
        return bytes;
    }

    /// Decodes a message, or returns null if the bytes are not exactly one valid message.
    static @Nullable DiscoveryMessage read(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > DiscoveryMessage.MAX_BYTES || length < HEAD.length()) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith(HEAD) && text.endsWith("\n") ? read(text, length) : null;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable DiscoveryMessage read(String text, int length) {
        String[] lines = text.substring(HEAD.length(), text.length() - 1).split("\n", -1);
        if (lines.length > MAX_LINES) {
            return null;
        }
        Map<String, String> fields = fields(lines);
        return switch (lines[0]) {
            case "ask" ->
                    length == DiscoveryMessage.MAX_BYTES
                            ? new DiscoveryMessage.Query(matching(VOICE, fields, "voice"))
                            : null;
            case "tell" -> {
                ServerAnnouncement announcement =
                        ServerAnnouncement.read(fields, ServerAnnouncement.number(fields, "port"));
                yield announcement == null ? null : new DiscoveryMessage.Announce(announcement);
            }
            case "bye" -> new DiscoveryMessage.Goodbye(matching(ID, fields, "id"));
            case "report" ->
                    new DiscoveryMessage.Report(
                            matching(ID, fields, "id"),
                            ServerAnnouncement.number(fields, "port"),
                            ServerAnnouncement.flag(fields.getOrDefault("reached", "")),
                            Names.person(fields.getOrDefault("device", "")));
            default -> null;
        };
    }

    private static Map<String, String> fields(String[] lines) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            String key = equals < 0 ? "" : lines[i].substring(0, equals);
            if (!KEY.matcher(key).matches()
                    || fields.put(key, lines[i].substring(equals + 1)) != null) {
                throw new IllegalArgumentException("not a field");
            }
        }
        return fields;
    }

    private static String matching(Pattern form, Map<String, String> fields, String key) {
        String value = fields.getOrDefault(key, "");
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }
}
