package foyer.ui.export;

import foyer.language.Texts;
import foyer.model.Reaction;
import foyer.protocol.SharedFile;
import foyer.ui.export.Conversation.Answered;
import foyer.ui.export.Conversation.Message;
import foyer.ui.files.FileSizeText;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// A conversation as Markdown. A message is Markdown itself, and never more than a quotation;
/// nothing in it is HTML. Pure functions; any thread.
final class MarkdownExporter {
    private MarkdownExporter() {}

    static String of(Conversation talk, ExportedFiles files) {
        var text = new StringBuilder("# ").append(line(talk.title())).append("\n\n");
        if (!talk.topic().isEmpty()) {
            text.append(line(talk.topic())).append("\n\n");
        }
        for (Message message : talk.messages()) {
            text.append("**").append(line(message.name())).append("** · ");
            text.append(talk.time(message.at()));
            text.append(message.edited() ? " · " + Texts.of("export.edited") : "");
            text.append(message.pinned() ? " · " + Texts.of("export.pinned") : "").append("\n\n");
            var parts = new ArrayList<String>();
            Answered answered = message.answered();
            if (answered != null) {
                parts.add("> > " + quote(answered));
            }
            if (message.isDeleted()) {
                parts.add("*" + Texts.of("export.deleted") + "*");
            } else if (!message.text().isEmpty()) {
                parts.add(quoted(message.text()));
            }
            SharedFile file = message.file();
            if (file != null) {
                parts.add(file(file, files));
            }
            if (!message.reactions().isEmpty()) {
                parts.add(
                        message.reactions().stream()
                                .map(MarkdownExporter::mark)
                                .collect(Collectors.joining(" · ")));
            }
            text.append(String.join("\n\n", parts)).append("\n\n");
        }
        return text.toString();
    }

    private static String quote(Answered answered) {
        String author = answered.quote().author();
        String text = line(answered.quote().preview());
        return author.isEmpty() ? text : line(author) + ": " + text;
    }

    private static String file(SharedFile file, ExportedFiles files) {
        String name = line(file.name());
        String picture = files.picture(file);
        String link = files.link(file);
        String shown =
                picture != null
                        ? "![%s](%s)".formatted(name, picture)
                        : link != null ? "[%s](%s)".formatted(name, link) : name;
        return "%s (%s%s)"
                .formatted(
                        shown,
                        FileSizeText.of(file.bytes()),
                        files.isMissing(file) ? ", " + Texts.of("export.missing") : "");
    }

    private static String mark(Reaction reaction) {
        return line(reaction.emoji()) + " " + line(String.join(", ", reaction.names()));
    }

    /// A name or a topic, whose signs mean nothing.
    private static String line(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|~]", "\\\\$0");
    }

    private static String quoted(String text) {
        return text.replace("<", "&lt;")
                .lines()
                .map("> "::concat)
                .collect(Collectors.joining("\n"));
    }
}
