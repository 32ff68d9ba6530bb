package foyer.language;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;
import java.util.Locale.Category;

/// A language of the window.
public enum Language {
    /// The system's language if Foyer has it, else English.
    @SerializedName("system")
    SYSTEM("", ""),
    @SerializedName("english")
    ENGLISH("English", "en"),
    @SerializedName("indonesian")
    INDONESIAN("Bahasa Indonesia", "id");

    // read before any language is chosen, so it is the system's
    private static final Locale SYSTEM_LOCALE = Locale.getDefault(Category.DISPLAY);

    private final String ownName;
    private final String code;

    Language(String ownName, String code) {
        this.ownName = ownName;
        this.code = code;
    }

    /// The language's name in itself; empty for [#SYSTEM].
    public String ownName() {
        return ownName;
    }

    /// The locale for dates and numbers: the system's if it has the same language.
    Locale locale() {
        if (this == SYSTEM) {
            boolean indonesian = SYSTEM_LOCALE.getLanguage().equals(INDONESIAN.code);
            return (indonesian ? INDONESIAN : ENGLISH).locale();
        }
        return SYSTEM_LOCALE.getLanguage().equals(code) ? SYSTEM_LOCALE : Locale.of(code);
    }
}
