package foyer.settings;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.List;

/// Reads and writes the groups of [Preferences] as one flat JSON object, the form of settings.json.
/// Thread-safe.
final class PreferencesAdapter
        implements JsonSerializer<Preferences>, JsonDeserializer<Preferences> {
    @Override
    public JsonElement serialize(
            Preferences preferences, Type type, JsonSerializationContext context) {
        var flat = new JsonObject();
        for (Record group :
                List.of(
                        preferences.display(),
                        preferences.notifications(),
                        preferences.hosting(),
                        preferences.desktop())) {
            flat.asMap().putAll(context.serialize(group).getAsJsonObject().asMap());
        }
        return flat;
    }

    @Override
    public Preferences deserialize(
            JsonElement flat, Type type, JsonDeserializationContext context) {
        return new Preferences(
                context.deserialize(flat, Preferences.Display.class),
                context.deserialize(flat, Preferences.Notifications.class),
                context.deserialize(flat, Preferences.Hosting.class),
                context.deserialize(flat, Preferences.Desktop.class));
    }
}
