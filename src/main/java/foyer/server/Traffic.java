package foyer.server;

import foyer.hub.Pace;
import foyer.server.ServerLimits.Frames;

/// How much one connection may send. One thread at a time.
final class Traffic {
    enum Verdict {
        TAKE,
        /// Not taken, and the sender is to be told.
        REFUSE,
        /// Not taken; the sender was told a moment ago, or need not be told.
        IGNORE,
        /// So much that the connection must go.
        CUT
    }

    private static final int CONTROL_BURST = 32;
    private static final int CONTROL_PER_SECOND = 5;
    private static final int EXCESS_FACTOR = 5;

    /// A longer frame holds a stretch of a file, or one of the few longest messages.
    private static final int LONG_CHARS = 16 * 1024;

    private static final int LONG_BURST = 64;
    private static final int LONG_PER_SECOND = 300;

    private final Pace commands;
    private final Pace stretches;
    private final Pace control;
    private final Pace excess;
    private final Pace answers;

    Traffic(Frames frames, long nanos) {
        commands = new Pace(frames.burst(), frames.perSecond(), nanos);
        stretches = new Pace(LONG_BURST, LONG_PER_SECOND, nanos);
        control = new Pace(CONTROL_BURST, CONTROL_PER_SECOND, nanos);
        excess = new Pace(EXCESS_FACTOR * frames.burst(), frames.perSecond(), nanos);
        answers = new Pace(1, 1, nanos);
    }

    /// @param chars how long it is: stretches of files do not take the place of words
    Verdict command(int chars, long nanos) {
        if ((chars > LONG_CHARS ? stretches : commands).allows(nanos)) {
            return Verdict.TAKE;
        }
        if (!excess.allows(nanos)) {
            return Verdict.CUT;
        }
        return answers.allows(nanos) ? Verdict.REFUSE : Verdict.IGNORE;
    }

    /// A ping or a pong.
    Verdict control(long nanos) {
        if (control.allows(nanos)) {
            return Verdict.TAKE;
        }
        return excess.allows(nanos) ? Verdict.IGNORE : Verdict.CUT;
    }
}
