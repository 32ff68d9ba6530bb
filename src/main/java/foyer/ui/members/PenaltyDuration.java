package foyer.ui.members;

import foyer.language.Texts;
import org.jspecify.annotations.Nullable;

/// The durations of a ban or mute to choose from. Immutable.
enum PenaltyDuration {
    TEN_MINUTES("penalty.ten_minutes", 10),
    HOUR("penalty.hour", 60),
    DAY("penalty.day", 24 * 60),
    WEEK("penalty.week", 7 * 24 * 60),
    UNTIL_LIFTED("penalty.until_lifted", null);

    private final String text;
    private final @Nullable Integer minutes;

    PenaltyDuration(String text, @Nullable Integer minutes) {
        this.text = text;
        this.minutes = minutes;
    }

    @Nullable Integer minutes() {
        return minutes;
    }

    /// The text in the list of choices.
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
