package foyer.ui.search;

import foyer.language.Texts;
import java.time.LocalDate;

/// From when to when something was said, in days. Any thread.
enum SearchPeriod {
    ANY("search.any_time", 0),
    TODAY("search.today", 1),
    WEEK("search.week", 7),
    MONTH("search.month", 30),
    CHOSEN("search.chosen", 0);

    private final String text;
    private final int days;

    SearchPeriod(String text, int days) {
        this.text = text;
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
        return Texts.of(text);
    }
}
