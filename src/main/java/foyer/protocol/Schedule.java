package foyer.protocol;

/// An announcement that the server makes by itself, again and again.
///
/// @param id given by the server
/// @param text what is announced
/// @param minutes from one announcement to the next
public record Schedule(long id, String text, int minutes) {
    public Schedule {
        text = text(text);
        FieldChecks.range("minutes", minutes, 1, Limits.SCHEDULE_MINUTES_MAX);
    }

    /// So short that all schedules of a server fit one frame.
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
