package foyer.server;

import foyer.hub.TokenBucket;
import foyer.protocol.Limits;
import foyer.server.ServerLimits.Frames;

/// Limits how much one connection may send. One thread at a time.
final class TrafficLimiter {
    enum Verdict {
        ACCEPT,
        /// Not accepted; tell the client.
        REFUSE,
        /// Not accepted; the client has just been told, or need not be.
        IGNORE,
        /// Close the connection.
        CLOSE
    }

    private static final int CONTROL_BURST = 32;
    private static final int CONTROL_PER_SECOND = 5;
    private static final int EXCESS_FACTOR = 5;

    /// A longer frame holds one of the few longest messages.
    private static final int LONG_CHARS = 16 * 1024;

    private static final int LONG_BURST = 64;
    private static final int LONG_PER_SECOND = 300;

    private final TokenBucket commands;
    private final TokenBucket longCommands;
    private final TokenBucket control;
    private final TokenBucket excess;
    private final TokenBucket refusals;

    TrafficLimiter(Frames frames, long nanos) {
        commands = new TokenBucket(frames.burst(), frames.perSecond(), nanos);
        longCommands = new TokenBucket(LONG_BURST, LONG_PER_SECOND, nanos);
        control = new TokenBucket(CONTROL_BURST, CONTROL_PER_SECOND, nanos);
        excess = new TokenBucket(EXCESS_FACTOR * frames.burst(), frames.perSecond(), nanos);
        refusals = new TokenBucket(1, 1, nanos);
    }

    /// Checks a command that is no `chunk` or `fetch`.
    ///
    /// @param chars length of the frame. Long frames have their own bucket
    Verdict command(int chars, long nanos) {
        if ((chars > LONG_CHARS ? longCommands : commands).tryTake(nanos)) {
            return Verdict.ACCEPT;
        }
        if (!excess.tryTake(nanos)) {
            return Verdict.CLOSE;
        }
        return refusals.tryTake(nanos) ? Verdict.REFUSE : Verdict.IGNORE;
    }

    /// Checks a `chunk` or `fetch`. Not the rate counts but how many wait for an answer, so that
    /// the server's pace is the client's.
    ///
    /// @param unanswered how many of them wait, with this one
    Verdict transfer(int unanswered, long nanos) {
        if (unanswered <= Limits.CHUNKS_UNDER_WAY) {
            return Verdict.ACCEPT;
        }
        return excess.tryTake(nanos) ? Verdict.REFUSE : Verdict.CLOSE;
    }

    /// Checks a ping or pong.
    Verdict control(long nanos) {
        if (control.tryTake(nanos)) {
            return Verdict.ACCEPT;
        }
        return excess.tryTake(nanos) ? Verdict.IGNORE : Verdict.CLOSE;
    }
}
