package foyer.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;

/// Parses a frame as one JSON object. Refuses duplicate keys, deep nesting, and text behind the
/// object. Thread-safe.
final class StrictJson {
    private static final int DEPTH = 8;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private StrictJson() {}

    static JsonObject read(String frame) {
        try (var in = new JsonReader(new StringReader(frame))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(DEPTH);
            // the reader itself would skip a byte order mark
            if (frame.startsWith("\uFEFF") || in.peek() != JsonToken.BEGIN_OBJECT) {
                throw malformed();
            }
            JsonObject object = (JsonObject) element(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw malformed();
            }
            return object;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw malformed();
        }
    }

    static InvalidValueException malformed() {
        return new InvalidValueException(
                ErrorCode.MALFORMED, "The frame isn’t a valid JSON object.");
    }

    private static JsonElement element(JsonReader in) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> {
                var object = new JsonObject();
                in.beginObject();
                while (in.hasNext()) {
                    String name = in.nextName();
                    if (object.has(name)) {
                        throw new MalformedJsonException("a key twice");
                    }
                    object.add(name, element(in));
                }
                in.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                var array = new JsonArray();
                in.beginArray();
                while (in.hasNext()) {
                    array.add(element(in));
                }
                in.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> new JsonPrimitive(number(in.nextString()));
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            case NULL -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
            case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME ->
                    throw new MalformedJsonException("no value");
        };
    }

    /// Accepts integers of at most 18 digits only.
    private static Number number(String digits) throws MalformedJsonException {
        if (!WHOLE.matcher(digits).matches()) {
            throw new MalformedJsonException("not a whole number");
        }
        return Long.parseLong(digits);
    }
}
