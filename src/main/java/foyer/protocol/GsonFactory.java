package foyer.protocol;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Configures Gson for the wire: a number is never read as text, enums are in snake_case, and an
/// unknown enum value counts as missing. Thread-safe.
final class GsonFactory {
    private GsonFactory() {}

    /// @param logEntry the types of log entries, for lists of them
    static Gson gson(WireTypes<LogEntry> logEntry) {
        Gson plain = builder().create();
        return builder()
                .registerTypeAdapter(
                        LogEntry.class,
                        (JsonSerializer<LogEntry>)
                                (entry, _, _) -> tagged(plain, logEntry.nameOf(entry), entry))
                .registerTypeAdapter(
                        LogEntry.class,
                        (JsonDeserializer<LogEntry>)
                                (json, _, _) -> {
                                    var kind =
                                            json instanceof JsonObject object
                                                            && object.get("type")
                                                                    instanceof JsonPrimitive type
                                                    ? logEntry.named(type.getAsString())
                                                    : null;
                                    if (kind == null) {
                                        throw StrictJson.malformed();
                                    }
                                    return plain.fromJson(json, kind);
                                })
                .create();
    }

    /// Encodes an object with its `type` first.
    static JsonObject tagged(Gson gson, String type, Object value) {
        var object = new JsonObject();
        object.addProperty("type", type);
        for (var field : gson.toJsonTree(value).getAsJsonObject().entrySet()) {
            object.add(field.getKey(), field.getValue());
        }
        return object;
    }

    private static GsonBuilder builder() {
        return new GsonBuilder()
                .disableHtmlEscaping()
                .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                .registerTypeAdapterFactory(new Enums())
                .registerTypeAdapter(Explanation.class, new ExplanationAdapter())
                .registerTypeAdapter(String.class, new Text())
                .registerTypeAdapter(boolean.class, new Flag())
                .registerTypeAdapter(Boolean.class, new Flag())
                .registerTypeAdapter(long.class, new Whole<>(Long.class, Long.MAX_VALUE))
                .registerTypeAdapter(Long.class, new Whole<>(Long.class, Long.MAX_VALUE))
                .registerTypeAdapter(int.class, new Whole<>(Integer.class, Integer.MAX_VALUE))
                .registerTypeAdapter(Integer.class, new Whole<>(Integer.class, Integer.MAX_VALUE));
    }

    private static final class Text extends TypeAdapter<String> {
        @Override
        public void write(JsonWriter out, @Nullable String value) throws IOException {
            out.value(value);
        }

        @Override
        public @Nullable String read(JsonReader in) throws IOException {
            return switch (in.peek()) {
                case STRING -> in.nextString();
                case NULL -> {
                    in.nextNull();
                    yield null;
                }
                default ->
                        throw new InvalidValueException(
                                ErrorCode.MALFORMED, "A text was expected at " + in.getPath());
            };
        }
    }

    /// A flag; the texts "true" and "false" are none.
    private static final class Flag extends TypeAdapter<Boolean> {
        @Override
        public void write(JsonWriter out, @Nullable Boolean value) throws IOException {
            out.value(value);
        }

        @Override
        public @Nullable Boolean read(JsonReader in) throws IOException {
            return switch (in.peek()) {
                case BOOLEAN -> in.nextBoolean();
                case NULL -> {
                    in.nextNull();
                    yield null;
                }
                default ->
                        throw new InvalidValueException(
                                ErrorCode.MALFORMED, "A flag was expected at " + in.getPath());
            };
        }
    }

    /// Integers of both sizes.
    private static final class Whole<N extends Number> extends TypeAdapter<N> {
        private final Class<N> type;
        private final long max;

        Whole(Class<N> type, long max) {
            this.type = type;
            this.max = max;
        }

        @Override
        public void write(JsonWriter out, @Nullable N value) throws IOException {
            out.value(value);
        }

        @Override
        public @Nullable N read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            if (in.peek() != JsonToken.NUMBER) {
                throw new InvalidValueException(
                        ErrorCode.MALFORMED, "A number was expected at " + in.getPath());
            }
            long value = in.nextLong();
            if (value > max || value < -max) {
                throw new InvalidValueException(
                        ErrorCode.INVALID, "The number is too large at " + in.getPath());
            }
            return type.cast(type == Long.class ? (Number) value : (Number) (int) value);
        }
    }

    private static final class Enums implements TypeAdapterFactory {
        @Override
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> token) {
            Class<? super T> raw = token.getRawType();
            if (!raw.isEnum()) {
                return null;
            }
            return new TypeAdapter<>() {
                @Override
                public void write(JsonWriter out, T value) throws IOException {
                    out.value(value == null ? null : value.toString().toLowerCase(Locale.ROOT));
                }

                @Override
                @SuppressWarnings("unchecked")
                public @Nullable T read(JsonReader in) throws IOException {
                    if (in.peek() != JsonToken.STRING) {
                        in.skipValue();
                        return null;
                    }
                    String wire = in.nextString().toUpperCase(Locale.ROOT);
                    for (Object constant : raw.getEnumConstants()) {
                        if (((Enum<?>) constant).name().equals(wire)) {
                            return (T) constant;
                        }
                    }
                    return null;
                }
            };
        }
    }
}
