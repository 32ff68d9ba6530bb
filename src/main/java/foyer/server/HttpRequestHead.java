package foyer.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The request line and header fields of an HTTP request, parsed strictly. Immutable.
///
/// @param fields values by lower-case name
record HttpRequestHead(String method, String target, Map<String, String> fields) {
    private static final Pattern REQUEST =
            Pattern.compile("([A-Z]{1,16}) (/[!-~]{0,2000}) HTTP/1\\.[01]");
    private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

    /// Parses a head.
    ///
    /// @param bytes everything up to and including the blank line; the position is not changed
    /// @return null if it is no valid request, or repeats a field
    static @Nullable HttpRequestHead of(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        String[] lines = text.split("\r\n", -1);
        Matcher request = REQUEST.matcher(lines[0]);
        if (!request.matches()) {
            return null;
        }
        var fields = new HashMap<String, String>();
        // the head ends with two line breaks
        for (int i = 1; i < lines.length - 2; i++) {
            int colon = lines[i].indexOf(':');
            String value = lines[i].substring(colon + 1);
            if (colon < 0
                    || !FIELD_NAME.matcher(lines[i].substring(0, colon)).matches()
                    || !value.chars().allMatch(HttpRequestHead::isValueCharacter)) {
                return null;
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            if (fields.put(name, value.strip()) != null) {
                return null;
            }
        }
        return new HttpRequestHead(request.group(1), request.group(2), Map.copyOf(fields));
    }

    private static boolean isValueCharacter(int character) {
        return character == '\t' || (character >= ' ' && character <= '~');
    }

    /// Value of a field; empty if it is missing.
    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
