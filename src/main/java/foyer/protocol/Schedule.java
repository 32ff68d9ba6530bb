package foyer.protocol;

/// A scheduled announcement, which the server repeats. Immutable.
///
/// @param id assigned by the server
/// @param minutes interval of the announcements
public record Schedule(long id, String text, int minutes) {
    public Schedule {
        text = text(text);
        FieldChecks.range("minutes", minutes, 1, Limits.SCHEDULE_MINUTES_MAX);
    }

    /// Limits the text so that all schedules of a server fit one frame.
    static String text(String text) {
        String message = Names.message(text);
        FieldChecks.range(
                "text length",
                message.codePointCount(0, message.length()),
                1,
                Limits.SCHEDULE_POINTS);
        return message;
    }
}
