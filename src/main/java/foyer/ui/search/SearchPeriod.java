package foyer.ui.search;

import foyer.language.Texts;
import java.time.LocalDate;

/// The period in which to search, in whole days. Any thread.
enum SearchPeriod {
    ANY("search.any_time", 0),
    TODAY("search.today", 1),
    WEEK("search.week", 7),
    MONTH("search.month", 30),
    CHOSEN("search.chosen", 0);

    private final String textKey;
    private final int days;

    SearchPeriod(String textKey, int days) {
        this.textKey = textKey;
        this.days = days;
    }

    /// The first day of a period with a fixed length.
    LocalDate firstDay(LocalDate today) {
        return today.minusDays(days - 1L);
    }

    boolean hasFixedLength() {
        return days > 0;
    }

    @Override
    public String toString() {
        return Texts.of(textKey);
    }
}
