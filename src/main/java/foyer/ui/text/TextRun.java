package foyer.ui.text;

import foyer.markup.MarkupSpan;
import foyer.markup.WebLink;
import foyer.model.Mentions.Mention;
import foyer.ui.BidiTextFlow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Characters of the same style. Immutable.
record TextRun(String text, Style style) {
    TextRun {
        text = BidiTextFlow.withoutDirectionMarks(text);
    }

    /// Appends text, to the last run if its style is the same.
    static void append(List<TextRun> runs, String text, Style style) {
        var run = new TextRun(text, style);
        if (run.text.isEmpty()) {
            return;
        }
        boolean same = !runs.isEmpty() && runs.getLast().style.equals(style);
        runs.add(same ? new TextRun(runs.removeLast().text + run.text, style) : run);
    }

    /// The same text with marked mentions. Code and links contain none.
    static List<TextRun> withMentions(List<TextRun> runs, MentionTargets mentionTargets) {
        var marked = new ArrayList<TextRun>();
        for (TextRun run : runs) {
            String text = run.text;
            int start = 0;
            boolean mayMention = !run.style.code && run.style.link == null;
            for (Mention mention : mayMention ? mentionTargets.in(text) : List.<Mention>of()) {
                append(marked, text.substring(start, mention.start()), run.style);
                append(
                        marked,
                        text.substring(mention.start(), mention.end()),
                        run.style.withMention(
                                mentionTargets.isMe(mention)
                                        ? MentionKind.ME
                                        : MentionKind.OTHERS));
                start = mention.end();
            }
            append(marked, text.substring(start), run.style);
        }
        return marked;
    }

    enum MentionKind {
        NOBODY,
        OTHERS,
        ME
    }

    /// The style of a run.
    ///
    /// @param link opened by a click; null if none
    record Style(
            boolean strong,
            boolean emphasis,
            boolean struck,
            boolean code,
            @Nullable WebLink link,
            MentionKind mention) {
        static final Style PLAIN = new Style(false, false, false, false, null, MentionKind.NOBODY);

        /// The style of characters of a message, without mentions.
        static Style of(MarkupSpan span) {
            return new Style(
                    span.style().strong(),
                    span.style().emphasis(),
                    span.style().struck(),
                    span.style().code(),
                    span.link(),
                    MentionKind.NOBODY);
        }

        Style withMention(MentionKind kind) {
            return new Style(strong, emphasis, struck, code, link, kind);
        }

        List<String> styleClasses() {
            var classes = new ArrayList<String>();
            if (strong) {
                classes.add("strong");
            }
            if (emphasis) {
                classes.add("emphasis");
            }
            if (code) {
                classes.add("code");
            }
            if (link != null) {
                classes.add("web-link");
            }
            switch (mention) {
                case NOBODY -> {}
                case OTHERS -> classes.add("mention");
                case ME -> classes.addAll(List.of("mention", "mention-me"));
            }
            return classes;
        }
    }
}
