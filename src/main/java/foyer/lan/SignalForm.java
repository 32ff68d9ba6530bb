package foyer.lan;

import foyer.protocol.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Signals as bytes: a first line `foyer-lan 1 KIND`, then lines `key=value`, in UTF-8. Reads
/// strictly and never more than [Signal#BYTES]. Pure functions; any thread.
final class SignalForm {
    private static final String HEAD = "foyer-lan 1 ";
    private static final int MOST_LINES = 16;
    private static final Pattern KEY = Pattern.compile("[a-z]{1,8}");
    private static final Pattern VOICE = Pattern.compile("[a-z0-9]{16}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private SignalForm() {}

    static byte[] write(Signal signal) {
        var fields = new LinkedHashMap<String, String>();
        String kind =
                switch (signal) {
                    case Signal.Ask(String voice) -> {
                        fields.put("voice", voice);
                        yield "ask";
                    }
                    case Signal.Tell(Announcement of) -> {
                        fields.putAll(of.text());
                        fields.put("port", String.valueOf(of.port()));
                        yield "tell";
                    }
                    case Signal.Bye(String id) -> {
                        fields.put("id", id);
                        yield "bye";
                    }
                    case Signal.Report(String id, int port, boolean reached, String device) -> {
                        fields.put("id", id);
                        fields.put("port", String.valueOf(port));
                        fields.put("reached", reached ? "1" : "0");
                        fields.put("device", device);
                        yield "report";
                    }
                };
        var text = new StringBuilder(HEAD).append(kind).append('\n');
        fields.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        if (signal instanceof Signal.Ask) {
            text.append("pad=").repeat("x", Signal.BYTES - text.length() - 1).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Signal.BYTES) {
            throw new IllegalArgumentException("a signal of %d bytes".formatted(bytes.length));
        }
        return bytes;
    }

    /// What the bytes say; null unless they are one signal and nothing else.
    static @Nullable Signal read(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > Signal.BYTES || length < HEAD.length()) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith(HEAD) && text.endsWith("\n") ? read(text, length) : null;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Signal read(String text, int length) {
        String[] lines = text.substring(HEAD.length(), text.length() - 1).split("\n", -1);
        if (lines.length > MOST_LINES) {
            return null;
        }
        Map<String, String> fields = fields(lines);
        return switch (lines[0]) {
            case "ask" ->
                    length == Signal.BYTES
                            ? new Signal.Ask(matching(VOICE, fields, "voice"))
                            : null;
            case "tell" -> {
                Announcement of = Announcement.read(fields, Announcement.number(fields, "port"));
                yield of == null ? null : new Signal.Tell(of);
            }
            case "bye" -> new Signal.Bye(matching(ID, fields, "id"));
            case "report" ->
                    new Signal.Report(
                            matching(ID, fields, "id"),
                            Announcement.number(fields, "port"),
                            Announcement.flag(fields.getOrDefault("reached", "")),
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
                throw new IllegalArgumentException("no field");
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
