package foyer.model;

import foyer.discovery.ReachReport;
import foyer.language.Texts;
import org.jspecify.annotations.Nullable;

/// What has been proved of others' way to a server that runs here: never more than somebody said.
/// Immutable; any thread.
///
/// @param announced whether those near are told of it
/// @param reached who got through last; null if nobody yet
/// @param failed who could not call back last; null if nobody
public record Reachability(
        boolean announced, @Nullable ReachReport reached, @Nullable ReachReport failed) {
    /// Nobody is told of the server.
    static final Reachability HIDDEN = new Reachability(false, null, null);

    static final Reachability NOBODY_YET = new Reachability(true, null, null);

    /// How good the news is.
    public enum Mark {
        UNKNOWN,
        PROVED,
        DOUBTFUL
    }

    Reachability and(ReachReport reachReport) {
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

    /// In words, at this time in milliseconds since 1970; empty if nobody is told of the server.
    public String text(long now) {
        if (!announced) {
            return "";
        }
        if (reached != null) {
            return Texts.of("reach.reached", reached.device(), ago(now - reached.atMillis()));
        }
        return failed == null
                ? Texts.of("reach.nobody")
                : Texts.of("reach.not_called_back", failed.device(), ago(now - failed.atMillis()));
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
