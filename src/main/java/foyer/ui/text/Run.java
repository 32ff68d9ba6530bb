package foyer.ui.text;

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

    /// How letters look.
    ///
    /// @param link where a click leads, if anywhere
    record Look(
            boolean strong,
            boolean emphasis,
            boolean struck,
            boolean code,
            @Nullable WebLink link) {
        static final Look PLAIN = new Look(false, false, false, false, null);

        Look asStrong() {
            return new Look(true, emphasis, struck, code, link);
        }

        Look asEmphasis() {
            return new Look(strong, true, struck, code, link);
        }

        Look asStruck() {
            return new Look(strong, emphasis, true, code, link);
        }

        Look asCode() {
            return new Look(strong, emphasis, struck, true, link);
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
            return classes;
        }

        Look leadingTo(WebLink to) {
            return new Look(strong, emphasis, struck, code, to);
        }
    }
}
