package foyer.language;

/// How long something lasts, behind what it is. Pure functions; any thread.
public final class DurationText {
    private DurationText() {}

    /// "Ada muted Bob for 10 min".
    ///
    /// @param done may be empty
    public static String of(String done, long minutes) {
        if (minutes < 120) {
            return Texts.of("happened.for_minutes", done, minutes);
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours < 48
                ? Texts.of("happened.for_hours", done, hours)
                : Texts.of("happened.for_days", done, Math.ceilDiv(hours, 24));
    }
}
