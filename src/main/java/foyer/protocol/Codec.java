package foyer.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Encodes and decodes commands and events. Reports every fault of a frame as
/// [InvalidValueException], without repeating its content. Thread-safe.
public final class Codec {
    private static final WireTypes<Command> COMMANDS = new WireTypes<>(Command.class);
    private static final WireTypes<Event> EVENTS = new WireTypes<>(Event.class);
    private static final Gson GSON = GsonFactory.gson(new WireTypes<>(LogEntry.class));

    private Codec() {}

    public static String encode(Event event) {
        return tagged(EVENTS.nameOf(event), GSON.toJson(event)).toString();
    }

    public static String encode(Request request) {
        Command command = request.command();
        StringBuilder frame = tagged(COMMANDS.nameOf(command), GSON.toJson(command));
        if (request.id() != 0) {
            frame.insert(frame.length() - 1, ",\"id\":" + request.id());
        }
        return frame.toString();
    }

    /// Puts the `type` in front of an object. Works on text, because a JSON tree would only be
    /// copied.
    private static StringBuilder tagged(String type, String object) {
        var frame = new StringBuilder(object.length() + type.length() + 12);
        frame.append("{\"type\":\"").append(type).append('"');
        return frame.append(object.equals("{}") ? "" : ",").append(object, 1, object.length());
    }

    /// Decodes a command.
    ///
    /// @throws RefusedCommandException if the frame is invalid; with its `id` if it has one
    public static Request decodeRequest(String frame) throws RefusedCommandException {
        long id = 0;
        try {
            JsonObject object = StrictJson.read(frame);
            id = id(object);
            String type = type(object);
            Class<? extends Command> kind = COMMANDS.named(type);
            if (kind == null) {
                throw new InvalidValueException(
                        ErrorCode.UNKNOWN_KIND, "This server doesn’t know that command.");
            }
            return new Request(id, value(object, kind));
        } catch (InvalidValueException e) {
            throw new RefusedCommandException(id, e);
        }
    }

    /// Decodes an event, or returns null if its type is unknown.
    ///
    /// @throws InvalidValueException if the frame is invalid
    public static @Nullable Event decodeEvent(String frame) {
        JsonObject object = StrictJson.read(frame);
        Class<? extends Event> kind = EVENTS.named(type(object));
        return kind == null ? null : value(object, kind);
    }

    /// Splits a list into parts whose encoded items stay below [Limits#CHUNK_BYTES]. Returns at
    /// least one part, which may be empty.
    public static <T> List<List<T>> chunks(List<T> items) {
        var chunks = new ArrayList<List<T>>();
        var chunk = new ArrayList<T>();
        int bytes = 0;
        for (T item : items) {
            int size = size(item);
            if (!chunk.isEmpty() && bytes + size > Limits.CHUNK_BYTES) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(item);
            bytes += size;
        }
        chunks.add(List.copyOf(chunk));
        return chunks;
    }

    /// The size of an item in UTF-8, with a comma.
    private static int size(Object item) {
        String json =
                item instanceof LogEntry entry
                        ? GSON.toJson(entry, LogEntry.class)
                        : GSON.toJson(item);
        return json.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static <T> T value(JsonObject object, Class<T> kind) {
        try {
            return GSON.fromJson(object, kind);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws, and quotes the arguments in its text
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidValueException invalidValueException) {
                    throw invalidValueException;
                }
            }
            throw StrictJson.malformed();
        }
    }

    private static String type(JsonObject object) {
        if (object.get("type") instanceof JsonPrimitive type && type.isString()) {
            return type.getAsString();
        }
        throw new InvalidValueException(ErrorCode.MALFORMED, "The field \"type\" is missing.");
    }

    private static long id(JsonObject object) {
        JsonElement id = object.get("id");
        return id instanceof JsonPrimitive number && number.isNumber() ? number.getAsLong() : 0;
    }
}
