package foyer.hub;

import foyer.hub.HubLimits.Rate;

/// What a command uses up. Each member has a budget for each pace, and so have all members at one
/// address together; `docs/limits.md` lists the prices.
enum Pace {
    /// Paced elsewhere: by the number of frames, by files under way, or by a limit of its own.
    OTHER(0, 0),

    /// Whatever others receive. One token for a command and for each further 2 KiB of text.
    WRITING(1, 1),

    /// Whatever is read from the history. One token for a command and for each 16 KiB of the
    /// answer.
    READING(10, 4),

    /// Entering a room, which all its members hear of, as they do of the leaving.
    ENTERING(10, 0.4),

    /// Bytes that are stored for good: 16 MiB, and as much again in a day.
    STORING((16 << 20) / 20.0, (16 << 20) / 5.0 / 86_400),

    /// Searching. The answer is paid for as [#READING]. The window searches at each pause of a
    /// quarter of a second in typing.
    SEARCHING(0.5, 0.8),

    /// Opening a direct conversation, which the other person finds in their list for good.
    DIRECT(2, 1 / 900.0),

    /// Changing a password, which takes 50 ms of a processor.
    PASSWORD(0.25, 0.02);

    private final double burst;
    private final double perSecond;

    Pace(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /// A full bucket.
    ///
    /// @param rate the rate of [#WRITING], which scales all others
    TokenBucket newBucket(Rate rate, long nanos) {
        return new TokenBucket(
                Math.max(1, burst * rate.burst()), perSecond * rate.perSecond(), nanos);
    }
}
