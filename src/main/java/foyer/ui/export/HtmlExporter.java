package foyer.ui.export;

import foyer.language.Texts;
import foyer.model.Reaction;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Answered;
import foyer.ui.export.Conversation.Message;
import foyer.ui.files.FileSizeText;
import org.jspecify.annotations.Nullable;

/// A conversation as a page that needs nothing but itself and the files beside it: no script, and
/// nothing from elsewhere. Pure functions; any thread.
final class HtmlExporter {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width">
            <title>TITLE</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em }
            time, .topic, .marks, .note { color: #6b7580 }
            time, .marks, .note { font-size: .8em }
            article { margin: 0 0 1em }
            article p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
            blockquote { margin: 0; padding: 0 0 0 .6em; border-left: 3px solid #9aa5b1; color: #6b7580 }
            img { max-width: 100%; max-height: 24em; height: auto }
            </style>
            </head>
            <body>
            """;

    private HtmlExporter() {}

    static String of(Conversation talk, ExportedFiles files) {
        var page = new StringBuilder(HEAD.replace("TITLE", html(talk.title())));
        page.append("<h1>").append(html(talk.title())).append("</h1>\n");
        if (!talk.topic().isEmpty()) {
            page.append("<p class=\"topic\">").append(html(talk.topic())).append("</p>\n");
        }
        for (Message message : talk.messages()) {
            add(page, talk, message, files);
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void add(
            StringBuilder page, Conversation talk, Message message, ExportedFiles files) {
        page.append(
                message.logEntry() == null
                        ? "<article>"
                        : "<article id=\"m%d\">".formatted(message.logEntry().seq()));
        page.append("<b>").append(html(message.name())).append("</b> <time>");
        page.append(talk.time(message.at())).append("</time>");
        if (message.pinned()) {
            page.append(" <span class=\"note\">" + html(Texts.of("export.pinned")) + "</span>");
        }
        Answered answered = message.answered();
        if (answered != null) {
            page.append("<blockquote dir=\"auto\">")
                    .append(quote(answered))
                    .append("</blockquote>");
        }
        if (message.isDeleted()) {
            page.append("<p class=\"note\">" + html(Texts.of("export.deleted")) + "</p>");
        } else if (!message.text().isEmpty()) {
            page.append("<p dir=\"auto\">").append(html(message.text())).append("</p>");
        }
        page.append(
                message.edited()
                        ? "<span class=\"note\">" + html(Texts.of("log.edited")) + "</span>"
                        : "");
        page.append(file(message.file(), files));
        if (!message.reactions().isEmpty()) {
            page.append("<p class=\"marks\" dir=\"auto\">").append(marks(message)).append("</p>");
        }
        page.append("</article>\n");
    }

    private static String quote(Answered answered) {
        String text = html(answered.quote().preview());
        String author = answered.quote().author();
        return author.isEmpty()
                ? text
                : "<a href=\"#m%d\">%s</a>: %s".formatted(answered.seq(), html(author), text);
    }

    private static String file(@Nullable SharedFile file, ExportedFiles files) {
        if (file == null) {
            return "";
        }
        String name = html(file.name());
        String picture = files.picture(file);
        String link = files.link(file);
        String shown =
                picture == null
                        ? name
                        : "<img src=\"%s\" alt=\"%s\">".formatted(html(picture), name);
        String text = link == null ? shown : "<a href=\"%s\">%s</a>".formatted(html(link), shown);
        return "<p class=\"file\" dir=\"auto\">%s <span class=\"note\">%s%s</span></p>"
                .formatted(
                        text,
                        FileSizeText.of(file.bytes()),
                        files.isMissing(file) ? ", " + Texts.of("export.missing") : "");
    }

    private static String marks(Message message) {
        var html = new StringBuilder();
        for (Reaction reaction : message.reactions()) {
            html.append(html.isEmpty() ? "" : " · ")
                    .append(html(reaction.emoji()))
                    .append(' ')
                    .append(html(String.join(", ", reaction.names())));
        }
        return html.toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
