package foyer.ui.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foyer.protocol.Logged;
import foyer.ui.export.Conversation.Message;
import java.time.Instant;
import java.util.stream.Collectors;

/// How a conversation is written into a file. What people wrote stays text in all of them. Any
/// thread.
enum Form {
    HTML("Web page (HTML)", "html") {
        @Override
        String of(Conversation talk) {
            var page = new StringBuilder(HEAD.replace("TITLE", html(talk.title())));
            page.append("<h1>").append(html(talk.title())).append("</h1>\n");
            if (!talk.topic().isEmpty()) {
                page.append("<p class=\"topic\">").append(html(talk.topic())).append("</p>\n");
            }
            for (Message message : talk.messages()) {
                page.append("<article><b>")
                        .append(html(message.name()))
                        .append("</b> <time>")
                        .append(talk.time(message.at()))
                        .append("</time><p dir=\"auto\">")
                        .append(html(message.text()))
                        .append("</p></article>\n");
            }
            return page.append("</body>\n</html>\n").toString();
        }
    },
    MARKDOWN("Markdown", "md") {
        @Override
        String of(Conversation talk) {
            var text = new StringBuilder("# ").append(line(talk.title())).append("\n\n");
            if (!talk.topic().isEmpty()) {
                text.append(line(talk.topic())).append("\n\n");
            }
            for (Message message : talk.messages()) {
                text.append("**").append(line(message.name())).append("** · ");
                text.append(talk.time(message.at())).append("\n\n");
                text.append(quoted(message.text())).append("\n\n");
            }
            return text.toString();
        }
    },
    JSON("JSON", "json") {
        @Override
        String of(Conversation talk) {
            var all = new JsonObject();
            all.addProperty("room", talk.title());
            all.addProperty("topic", talk.topic());
            var messages = new JsonArray();
            for (Message message : talk.messages()) {
                var each = new JsonObject();
                Logged logged = message.logged();
                each.addProperty("at", Instant.ofEpochMilli(message.at()).toString());
                if (logged != null) {
                    each.addProperty("seq", logged.seq());
                    each.addProperty("by", logged.by());
                    each.addProperty("name", logged.name());
                } else {
                    each.addProperty("sent", false);
                }
                each.addProperty("text", message.text());
                messages.add(each);
            }
            all.add("messages", messages);
            return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all)
                    + "\n";
        }
    };

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>TITLE</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em }
            time, .topic { color: #59636e }
            time { font-size: .8em }
            article p { margin: 0 0 1em; white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            </head>
            <body>
            """;

    private final String words;
    private final String ending;

    Form(String words, String ending) {
        this.words = words;
        this.ending = ending;
    }

    abstract String of(Conversation talk);

    /// What a file's name ends with, without the dot.
    String ending() {
        return ending;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// A name or a topic, whose signs mean nothing.
    private static String line(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|~]", "\\\\$0");
    }

    /// A message, which is Markdown itself, and never more than a quotation; nothing in it is HTML.
    private static String quoted(String text) {
        return text.replace("<", "&lt;")
                .lines()
                .map("> "::concat)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return words;
    }
}
