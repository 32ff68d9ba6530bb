package foyer.language;

/// Appends a duration to a text. Thread-safe.
public final class DurationText {
    private DurationText() {}

    /// For example "Ada muted Bob for 10 min".
    ///
    /// @param text may be empty
    public static String of(String text, long minutes) {
        if (minutes < 120) {
            return Texts.of("happened.for_minutes", text, minutes);
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours < 48
                ? Texts.of("happened.for_hours", text, hours)
                : Texts.of("happened.for_days", text, Math.ceilDiv(hours, 24));
    }
}
