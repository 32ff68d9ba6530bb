package foyer.ui.text;

import foyer.state.Mentions.Mention;
import foyer.state.WebLink;
import foyer.ui.WordFlow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some letters that look alike. Immutable; any thread.
record Run(String text, Look look) {
    Run {
        text = WordFlow.withoutTurns(text);
    }

    /// Puts a text behind others, into the last run if it looks the same.
    static void append(List<Run> runs, String text, Look look) {
        var run = new Run(text, look);
        if (run.text.isEmpty()) {
            return;
        }
        boolean same = !runs.isEmpty() && runs.getLast().look.equals(look);
        runs.add(same ? new Run(runs.removeLast().text + run.text, look) : run);
    }

    /// The same letters, where those who are meant stand out; in code and links nobody is.
    static List<Run> meaning(List<Run> runs, Meant meant) {
        var marked = new ArrayList<Run>();
        for (Run run : runs) {
            String text = run.text;
            int done = 0;
            boolean may = !run.look.code && run.look.link == null;
            for (Mention mention : may ? meant.in(text) : List.<Mention>of()) {
                append(marked, text.substring(done, mention.start()), run.look);
                append(
                        marked,
                        text.substring(mention.start(), mention.end()),
                        run.look.meaning(meant.isMe(mention) ? Who.ME : Who.OTHERS));
                done = mention.end();
            }
            append(marked, text.substring(done), run.look);
        }
        return marked;
    }

    /// Who is meant by letters.
    enum Who {
        NOBODY,
        OTHERS,
        ME
    }

    /// How letters look.
    ///
    /// @param link where a click leads, if anywhere
    record Look(
            boolean strong,
            boolean emphasis,
            boolean struck,
            boolean code,
            @Nullable WebLink link,
            Who meant) {
        static final Look PLAIN = new Look(false, false, false, false, null, Who.NOBODY);

        Look asStrong() {
            return new Look(true, emphasis, struck, code, link, meant);
        }

        Look asEmphasis() {
            return new Look(strong, true, struck, code, link, meant);
        }

        Look asStruck() {
            return new Look(strong, emphasis, true, code, link, meant);
        }

        Look asCode() {
            return new Look(strong, emphasis, struck, true, link, meant);
        }

        Look meaning(Who now) {
            return new Look(strong, emphasis, struck, code, link, now);
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

        Look leadingTo(WebLink to) {
            return new Look(strong, emphasis, struck, code, to, meant);
        }
    }
}
