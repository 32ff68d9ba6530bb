package foyer.ui.members;

import org.jspecify.annotations.Nullable;

/// For how long somebody is banned or muted.
enum HowLong {
    TEN_MINUTES("For 10 minutes", 10),
    HOUR("For an hour", 60),
    DAY("For a day", 24 * 60),
    WEEK("For a week", 7 * 24 * 60),
    UNTIL_LIFTED("Until it is lifted", null);

    private final String words;
    private final @Nullable Integer minutes;

    HowLong(String words, @Nullable Integer minutes) {
        this.words = words;
        this.minutes = minutes;
    }

    @Nullable Integer minutes() {
        return minutes;
    }

    /// As it stands in the list of choices.
    @Override
    public String toString() {
        return words;
    }
}
