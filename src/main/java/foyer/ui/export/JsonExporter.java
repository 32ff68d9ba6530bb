package foyer.ui.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foyer.model.Reaction;
import foyer.protocol.LogEntry;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Answered;
import foyer.ui.export.Conversation.Message;
import java.time.Instant;

/// A conversation as JSON, in the words of the protocol. Pure functions; any thread.
final class JsonExporter {
    private JsonExporter() {}

    static String of(Conversation talk, ExportedFiles files) {
        var all = new JsonObject();
        all.addProperty("room", talk.title());
        all.addProperty("topic", talk.topic());
        var messages = new JsonArray();
        talk.messages().forEach(message -> messages.add(message(message, files)));
        all.add("messages", messages);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all)
                + "\n";
    }

    private static JsonObject message(Message message, ExportedFiles files) {
        var each = new JsonObject();
        LogEntry logEntry = message.logEntry();
        each.addProperty("at", Instant.ofEpochMilli(message.at()).toString());
        if (logEntry != null) {
            each.addProperty("seq", logEntry.seq());
            each.addProperty("by", logEntry.by());
            each.addProperty("name", logEntry.name());
        } else {
            each.addProperty("sent", false);
        }
        Answered answered = message.answered();
        if (answered != null) {
            each.addProperty("to", answered.seq());
        }
        each.addProperty("text", message.text());
        flag(each, "edited", message.edited());
        flag(each, "deleted", message.isDeleted());
        flag(each, "pinned", message.pinned());
        SharedFile file = message.file();
        if (file != null) {
            each.add("file", file(file, files));
        }
        if (!message.reactions().isEmpty()) {
            var marks = new JsonArray();
            message.reactions().forEach(reaction -> marks.add(mark(reaction)));
            each.add("marks", marks);
        }
        return each;
    }

    private static void flag(JsonObject into, String name, boolean on) {
        if (on) {
            into.addProperty(name, true);
        }
    }

    private static JsonObject file(SharedFile file, ExportedFiles files) {
        var each = new JsonObject();
        each.addProperty("id", file.id());
        each.addProperty("name", file.name());
        each.addProperty("bytes", file.bytes());
        each.addProperty("type", file.type());
        each.addProperty("path", files.path(file));
        flag(each, "missing", files.isMissing(file));
        return each;
    }

    private static JsonObject mark(Reaction reaction) {
        var each = new JsonObject();
        each.addProperty("emoji", reaction.emoji());
        var names = new JsonArray();
        reaction.names().forEach(names::add);
        each.add("by", names);
        return each;
    }
}
