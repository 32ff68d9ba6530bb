package foyer.ui.search;

import java.time.LocalDate;

/// From when to when something was said, in days. Any thread.
enum Span {
    ANY("Any time", 0),
    TODAY("Today", 1),
    WEEK("Last 7 days", 7),
    MONTH("Last 30 days", 30),
    CHOSEN("From … to …", 0);

    private final String words;
    private final int days;

    Span(String words, int days) {
        this.words = words;
        this.days = days;
    }

    /// The first day of those [#isCounted] counts.
    LocalDate first(LocalDate today) {
        return today.minusDays(days - 1L);
    }

    boolean isCounted() {
        return days > 0;
    }

    @Override
    public String toString() {
        return words;
    }
}
