package foyer.model;

import foyer.discovery.ReachReport;
import foyer.language.Texts;
import org.jspecify.annotations.Nullable;

/// Whether others can reach the server in this program, as far as they have reported it. Immutable;
/// any thread.
///
/// @param announced whether the server is announced on the network
/// @param reached the last report of success; null if none
/// @param failed the last report of failure; null if none
public record Reachability(
        boolean announced, @Nullable ReachReport reached, @Nullable ReachReport failed) {
    static final Reachability HIDDEN = new Reachability(false, null, null);

    static final Reachability NOBODY_YET = new Reachability(true, null, null);

    public enum Mark {
        UNKNOWN,
        PROVED,
        DOUBTFUL
    }

    Reachability with(ReachReport reachReport) {
        return reachReport.reached()
                ? new Reachability(announced, reachReport, failed)
                : new Reachability(announced, reached, reachReport);
    }

    public Mark mark() {
        if (reached != null) {
            return Mark.PROVED;
        }
        return failed == null ? Mark.UNKNOWN : Mark.DOUBTFUL;
    }

    /// The text at this time in milliseconds since 1970; empty if the server is not announced.
    String text(long nowMillis) {
        if (!announced) {
            return "";
        }
        if (reached != null) {
            return Texts.of("reach.reached", reached.device(), ago(nowMillis - reached.atMillis()));
        }
        return failed == null
                ? Texts.of("reach.nobody")
                : Texts.of(
                        "reach.not_called_back",
                        failed.device(),
                        ago(nowMillis - failed.atMillis()));
    }

    private static String ago(long millis) {
        long seconds = Math.max(0, millis / 1_000);
        if (seconds < 60) {
            return Texts.of("reach.seconds", seconds);
        }
        return seconds < 3_600
                ? Texts.of("reach.minutes", seconds / 60)
                : Texts.of("reach.hours", seconds / 3_600);
    }
}
