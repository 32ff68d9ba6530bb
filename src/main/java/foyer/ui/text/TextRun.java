package foyer.ui.text;

import foyer.model.Mentions.Mention;
import foyer.model.WebLink;
import foyer.ui.BidiTextFlow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some letters that look alike. Immutable; any thread.
record TextRun(String text, Style style) {
    TextRun {
        text = BidiTextFlow.withoutTurns(text);
    }

    /// Puts a text behind others, into the last run if it looks the same.
    static void append(List<TextRun> runs, String text, Style style) {
        var run = new TextRun(text, style);
        if (run.text.isEmpty()) {
            return;
        }
        boolean same = !runs.isEmpty() && runs.getLast().style.equals(style);
        runs.add(same ? new TextRun(runs.removeLast().text + run.text, style) : run);
    }

    /// The same letters, where those who are meant stand out; in code and links nobody is.
    static List<TextRun> meaning(List<TextRun> runs, MentionTargets mentionTargets) {
        var marked = new ArrayList<TextRun>();
        for (TextRun run : runs) {
            String text = run.text;
            int done = 0;
            boolean may = !run.style.code && run.style.link == null;
            for (Mention mention : may ? mentionTargets.in(text) : List.<Mention>of()) {
                append(marked, text.substring(done, mention.start()), run.style);
                append(
                        marked,
                        text.substring(mention.start(), mention.end()),
                        run.style.meaning(
                                mentionTargets.isMe(mention)
                                        ? MentionKind.ME
                                        : MentionKind.OTHERS));
                done = mention.end();
            }
            append(marked, text.substring(done), run.style);
        }
        return marked;
    }

    /// Who is meant by letters.
    enum MentionKind {
        NOBODY,
        OTHERS,
        ME
    }

    /// How letters look.
    ///
    /// @param link where a click leads, if anywhere
    record Style(
            boolean strong,
            boolean emphasis,
            boolean struck,
            boolean code,
            @Nullable WebLink link,
            MentionKind meant) {
        static final Style PLAIN = new Style(false, false, false, false, null, MentionKind.NOBODY);

        Style asStrong() {
            return new Style(true, emphasis, struck, code, link, meant);
        }

        Style asEmphasis() {
            return new Style(strong, true, struck, code, link, meant);
        }

        Style asStruck() {
            return new Style(strong, emphasis, true, code, link, meant);
        }

        Style asCode() {
            return new Style(strong, emphasis, struck, true, link, meant);
        }

        Style meaning(MentionKind now) {
            return new Style(strong, emphasis, struck, code, link, now);
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
            switch (meant) {
                case NOBODY -> {}
                case OTHERS -> classes.add("mention");
                case ME -> classes.addAll(List.of("mention", "mention-me"));
            }
            return classes;
        }

        Style leadingTo(WebLink to) {
            return new Style(strong, emphasis, struck, code, to, meant);
        }
    }
}
