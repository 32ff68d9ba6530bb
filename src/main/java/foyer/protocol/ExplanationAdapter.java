package foyer.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads and writes an [Explanation]. Treats an unknown one as missing, because the English text
/// accompanies it. Thread-safe.
final class ExplanationAdapter
        implements JsonSerializer<Explanation>, JsonDeserializer<Explanation> {
    @Override
    public JsonElement serialize(
            Explanation explanation, Type type, JsonSerializationContext context) {
        var list = new JsonArray();
        list.add(explanation.sentence().name().toLowerCase(Locale.ROOT));
        for (Object value : explanation.with()) {
            list.add(
                    value instanceof Number number
                            ? new JsonPrimitive(number)
                            : new JsonPrimitive(value.toString()));
        }
        return list;
    }

    @Override
    public @Nullable Explanation deserialize(
            JsonElement json, Type type, JsonDeserializationContext context) {
        if (!(json instanceof JsonArray list) || list.isEmpty()) {
            return null;
        }
        var with = new ArrayList<Object>();
        for (JsonElement each : list) {
            if (!(each instanceof JsonPrimitive value) || value.isBoolean()) {
                return null;
            }
            with.add(value.isNumber() ? (Object) value.getAsLong() : value.getAsString());
        }
        Object name = with.removeFirst();
        for (Sentence sentence : Sentence.values()) {
            if (sentence.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Explanation.fits(sentence, with) ? new Explanation(sentence, with) : null;
            }
        }
        return null;
    }
}
