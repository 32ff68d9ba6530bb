package foyer.ui.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foyer.model.Reaction;
import foyer.protocol.LogEntry;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Message;
import foyer.ui.export.Conversation.ReplyTarget;
import java.time.Instant;

/// Formats a conversation as JSON, with the field names of the protocol. Pure functions; any
/// thread.
final class JsonExporter {
    private JsonExporter() {}

    static String format(Conversation conversation, ExportedFiles files) {
        var conversationJson = new JsonObject();
        conversationJson.addProperty("room", conversation.title());
        conversationJson.addProperty("topic", conversation.topic());
        var messages = new JsonArray();
        conversation.messages().forEach(message -> messages.add(message(message, files)));
        conversationJson.add("messages", messages);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(conversationJson)
                + "\n";
    }

    private static JsonObject message(Message message, ExportedFiles files) {
        var json = new JsonObject();
        LogEntry logEntry = message.logEntry();
        json.addProperty("at", Instant.ofEpochMilli(message.at()).toString());
        if (logEntry != null) {
            json.addProperty("seq", logEntry.seq());
            json.addProperty("by", logEntry.by());
            json.addProperty("name", logEntry.name());
        } else {
            json.addProperty("sent", false);
        }
        ReplyTarget replyTarget = message.replyTarget();
        if (replyTarget != null) {
            json.addProperty("to", replyTarget.seq());
        }
        json.addProperty("text", message.text());
        addIfTrue(json, "edited", message.edited());
        addIfTrue(json, "deleted", message.isDeleted());
        addIfTrue(json, "pinned", message.pinned());
        SharedFile file = message.file();
        if (file != null) {
            json.add("file", file(file, files));
        }
        if (!message.reactions().isEmpty()) {
            var reactions = new JsonArray();
            message.reactions().forEach(reaction -> reactions.add(reactionJson(reaction)));
            json.add("marks", reactions);
        }
        return json;
    }

    private static void addIfTrue(JsonObject json, String name, boolean isSet) {
        if (isSet) {
            json.addProperty(name, true);
        }
    }

    private static JsonObject file(SharedFile file, ExportedFiles files) {
        var json = new JsonObject();
        json.addProperty("id", file.id());
        json.addProperty("name", file.name());
        json.addProperty("bytes", file.bytes());
        json.addProperty("type", file.type());
        json.addProperty("path", files.path(file));
        addIfTrue(json, "missing", files.isMissing(file));
        return json;
    }

    private static JsonObject reactionJson(Reaction reaction) {
        var json = new JsonObject();
        json.addProperty("emoji", reaction.emoji());
        var names = new JsonArray();
        reaction.names().forEach(names::add);
        json.add("by", names);
        return json;
    }
}
