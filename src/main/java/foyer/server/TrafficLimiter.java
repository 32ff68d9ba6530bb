package foyer.server;

import foyer.hub.TokenBucket;
import foyer.server.ServerLimits.Frames;

/// How much one connection may send. One thread at a time.
final class TrafficLimiter {
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

    private final TokenBucket commands;
    private final TokenBucket stretches;
    private final TokenBucket control;
    private final TokenBucket excess;
    private final TokenBucket answers;

    TrafficLimiter(Frames frames, long nanos) {
        commands = new TokenBucket(frames.burst(), frames.perSecond(), nanos);
        stretches = new TokenBucket(LONG_BURST, LONG_PER_SECOND, nanos);
        control = new TokenBucket(CONTROL_BURST, CONTROL_PER_SECOND, nanos);
        excess = new TokenBucket(EXCESS_FACTOR * frames.burst(), frames.perSecond(), nanos);
        answers = new TokenBucket(1, 1, nanos);
    }

    /// @param chars how long it is: stretches of files do not take the place of words
    Verdict command(int chars, long nanos) {
        if ((chars > LONG_CHARS ? stretches : commands).tryTake(nanos)) {
            return Verdict.TAKE;
        }
        if (!excess.tryTake(nanos)) {
            return Verdict.CUT;
        }
        return answers.tryTake(nanos) ? Verdict.REFUSE : Verdict.IGNORE;
    }

    /// A ping or a pong.
    Verdict control(long nanos) {
        if (control.tryTake(nanos)) {
            return Verdict.TAKE;
        }
        return excess.tryTake(nanos) ? Verdict.IGNORE : Verdict.CUT;
    }
}
