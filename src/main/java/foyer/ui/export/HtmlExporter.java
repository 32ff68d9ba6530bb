package foyer.ui.export;

import foyer.language.Texts;
import foyer.markup.MarkupBlock;
import foyer.markup.MarkupReader;
import foyer.markup.MarkupSpan;
import foyer.markup.WebLink;
import foyer.model.Reaction;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Message;
import foyer.ui.export.Conversation.ReplyTarget;
import foyer.ui.files.FileSizeText;
import org.jspecify.annotations.Nullable;

/// Formats a conversation as an HTML page without scripts or external resources. Pure functions;
/// any thread.
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
            article pre { margin: .2em 0; padding: .4em .8em; border: 1px solid #9aa5b1; border-radius: 6px }
            article pre, article code { font-family: ui-monospace, monospace; font-size: .93em }
            article pre { white-space: pre-wrap; overflow-wrap: anywhere }
            article p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
            blockquote { margin: 0; padding: 0 0 0 .6em; border-left: 3px solid #9aa5b1; color: #6b7580 }
            img { max-width: 100%; max-height: 24em; height: auto }
            </style>
            </head>
            <body>
            """;

    private HtmlExporter() {}

    static String format(Conversation conversation, ExportedFiles files) {
        var page = new StringBuilder(HEAD.replace("TITLE", escape(conversation.title())));
        page.append("<h1>").append(escape(conversation.title())).append("</h1>\n");
        if (!conversation.topic().isEmpty()) {
            page.append("<p class=\"topic\">")
                    .append(escape(conversation.topic()))
                    .append("</p>\n");
        }
        for (Message message : conversation.messages()) {
            appendMessage(page, conversation, message, files);
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void appendMessage(
            StringBuilder page, Conversation conversation, Message message, ExportedFiles files) {
        page.append(
                message.logEntry() == null
                        ? "<article>"
                        : "<article id=\"m%d\">".formatted(message.logEntry().seq()));
        page.append("<b>").append(escape(message.name())).append("</b> <time>");
        page.append(conversation.time(message.at())).append("</time>");
        if (message.pinned()) {
            page.append(" <span class=\"note\">" + escape(Texts.of("export.pinned")) + "</span>");
        }
        ReplyTarget replyTarget = message.replyTarget();
        if (replyTarget != null) {
            page.append("<blockquote dir=\"auto\">")
                    .append(quoteHtml(replyTarget))
                    .append("</blockquote>");
        }
        if (message.isDeleted()) {
            page.append("<p class=\"note\">" + escape(Texts.of("export.deleted")) + "</p>");
        } else if (!message.text().isEmpty()) {
            MarkupReader.read(message.text()).forEach(block -> appendBlock(page, block));
        }
        page.append(
                message.edited()
                        ? "<span class=\"note\">" + escape(Texts.of("log.edited")) + "</span>"
                        : "");
        page.append(fileHtml(message.file(), files));
        if (!message.reactions().isEmpty()) {
            page.append("<p class=\"marks\" dir=\"auto\">")
                    .append(reactionsHtml(message))
                    .append("</p>");
        }
        page.append("</article>\n");
    }

    private static void appendBlock(StringBuilder page, MarkupBlock block) {
        String tag = block.isCode() ? "pre" : "p";
        page.append("<blockquote>".repeat(block.quotes()));
        page.append("<%s dir=\"%s\">".formatted(tag, block.isCode() ? "ltr" : "auto"));
        block.spans().forEach(span -> appendSpan(page, span, block.isCode()));
        page.append("</%s>".formatted(tag));
        page.append("</blockquote>".repeat(block.quotes()));
    }

    private static void appendSpan(StringBuilder page, MarkupSpan span, boolean isBlock) {
        MarkupSpan.Style style = span.style();
        String html = escape(span.text());
        WebLink link = span.link();
        if (link != null) {
            html = "<a href=\"%s\">%s</a>".formatted(escape(link.address()), html);
        }
        html = style.code() && !isBlock ? "<code>" + html + "</code>" : html;
        html = style.struck() ? "<s>" + html + "</s>" : html;
        html = style.emphasis() ? "<em>" + html + "</em>" : html;
        page.append(style.strong() ? "<strong>" + html + "</strong>" : html);
    }

    private static String quoteHtml(ReplyTarget replyTarget) {
        String text = escape(replyTarget.quote().preview());
        String author = replyTarget.quote().author();
        return author.isEmpty()
                ? text
                : "<a href=\"#m%d\">%s</a>: %s".formatted(replyTarget.seq(), escape(author), text);
    }

    private static String fileHtml(@Nullable SharedFile file, ExportedFiles files) {
        if (file == null) {
            return "";
        }
        String name = escape(file.name());
        String picture = files.picture(file);
        String link = files.link(file);
        String label =
                picture == null
                        ? name
                        : "<img src=\"%s\" alt=\"%s\">".formatted(escape(picture), name);
        String text = link == null ? label : "<a href=\"%s\">%s</a>".formatted(escape(link), label);
        return "<p class=\"file\" dir=\"auto\">%s <span class=\"note\">%s%s</span></p>"
                .formatted(
                        text,
                        FileSizeText.of(file.bytes()),
                        files.isMissing(file) ? ", " + Texts.of("export.missing") : "");
    }

    private static String reactionsHtml(Message message) {
        var html = new StringBuilder();
        for (Reaction reaction : message.reactions()) {
            html.append(html.isEmpty() ? "" : " · ")
                    .append(escape(reaction.emoji()))
                    .append(' ')
                    .append(escape(String.join(", ", reaction.names())));
        }
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
