package foyer.ui.export;

import foyer.language.Texts;
import foyer.markup.MarkupBlock;
import foyer.markup.MarkupReader;
import foyer.markup.MarkupSpan;
import foyer.model.Reaction;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Message;
import foyer.ui.export.Conversation.ReplyTarget;
import foyer.ui.files.FileSizeText;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Formats a conversation as Markdown (CommonMark), which shows each message as the window does.
/// Pure functions; any thread.
final class MarkdownExporter {
    /// What begins a list or a rule in CommonMark.
    private static final Pattern LIST = Pattern.compile("^(\\d{0,9})([-+=.)])");

    private MarkdownExporter() {}

    static String format(Conversation conversation, ExportedFiles files) {
        var text = new StringBuilder("# ").append(escape(conversation.title())).append("\n\n");
        if (!conversation.topic().isEmpty()) {
            text.append(escape(conversation.topic())).append("\n\n");
        }
        for (Message message : conversation.messages()) {
            text.append("**").append(escape(message.name())).append("** · ");
            text.append(conversation.time(message.at()));
            text.append(message.edited() ? " · " + Texts.of("export.edited") : "");
            text.append(message.pinned() ? " · " + Texts.of("export.pinned") : "").append("\n\n");
            var parts = new ArrayList<String>();
            ReplyTarget replyTarget = message.replyTarget();
            if (replyTarget != null) {
                parts.add("> > " + replyText(replyTarget));
            }
            if (message.isDeleted()) {
                parts.add("*" + Texts.of("export.deleted") + "*");
            } else if (!message.text().isEmpty()) {
                parts.add(quotedText(message.text()));
            }
            SharedFile file = message.file();
            if (file != null) {
                parts.add(fileText(file, files));
            }
            if (!message.reactions().isEmpty()) {
                parts.add(
                        message.reactions().stream()
                                .map(MarkdownExporter::reactionText)
                                .collect(Collectors.joining(" · ")));
            }
            text.append(String.join("\n\n", parts)).append("\n\n");
        }
        return text.toString();
    }

    private static String replyText(ReplyTarget replyTarget) {
        String author = replyTarget.quote().author();
        String text = escape(replyTarget.quote().preview());
        return author.isEmpty() ? text : escape(author) + ": " + text;
    }

    private static String fileText(SharedFile file, ExportedFiles files) {
        String name = escape(file.name());
        String picture = files.picture(file);
        String link = files.link(file);
        String label =
                picture != null
                        ? "![%s](%s)".formatted(name, picture)
                        : link != null ? "[%s](%s)".formatted(name, link) : name;
        return "%s (%s%s)"
                .formatted(
                        label,
                        FileSizeText.of(file.bytes()),
                        files.isMissing(file) ? ", " + Texts.of("export.missing") : "");
    }

    private static String reactionText(Reaction reaction) {
        return escape(reaction.emoji()) + " " + escape(String.join(", ", reaction.names()));
    }

    /// Escapes markup in a name or topic.
    private static String escape(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|~&]", "\\\\$0");
    }

    /// A message inside a quotation, so that a reader of CommonMark shows what the window shows.
    private static String quotedText(String text) {
        return MarkupReader.read(text).stream()
                .map(block -> block.isCode() ? fenced(block.text()) : lines(block))
                .collect(Collectors.joining("\n"))
                .lines()
                .map("> "::concat)
                .collect(Collectors.joining("\n"));
    }

    private static String fenced(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + code + "\n" + fence;
    }

    private static String lines(MarkupBlock block) {
        String text =
                block.spans().stream().map(MarkdownExporter::span).collect(Collectors.joining());
        return MarkupReader.quoted(
                text.stripTrailing()
                        .lines()
                        .map(MarkdownExporter::line)
                        .collect(Collectors.joining("\\\n")),
                block.quotes());
    }

    /// Keeps the indentation of a line, and what begins a list from doing so.
    private static String line(String text) {
        String words = text.stripLeading();
        String indent = "&nbsp;".repeat(text.length() - words.length());
        return indent + LIST.matcher(words).replaceFirst("$1\\\\$2");
    }

    private static String span(MarkupSpan span) {
        MarkupSpan.Style style = span.style();
        if (style.code()) {
            String ticks = span.text().contains("`") ? "``" : "`";
            return ticks + span.text() + ticks;
        }
        String text = span.link() == null ? escape(span.text()) : "<" + span.text() + ">";
        text = style.struck() ? "~~" + text + "~~" : text;
        text = style.emphasis() ? "*" + text + "*" : text;
        return style.strong() ? "**" + text + "**" : text;
    }
}
