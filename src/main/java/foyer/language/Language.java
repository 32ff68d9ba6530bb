package foyer.language;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;
import java.util.Locale.Category;

/// A language to speak with this person. Any thread.
public enum Language {
    /// As the system has it; English if Foyer does not speak that.
    @SerializedName("system")
    SYSTEM("", ""),
    @SerializedName("english")
    ENGLISH("English", "en"),
    @SerializedName("indonesian")
    INDONESIAN("Bahasa Indonesia", "id");

    // asked for before anything is chosen, so it is the system's
    private static final Locale SYSTEMS = Locale.getDefault(Category.DISPLAY);

    private final String ownName;
    private final String code;

    Language(String ownName, String code) {
        this.ownName = ownName;
        this.code = code;
    }

    /// What it is called by those who speak it; empty for the system's.
    public String ownName() {
        return ownName;
    }

    /// How its dates and numbers are written; where the system speaks it, as in the system's
    /// country.
    Locale locale() {
        if (this == SYSTEM) {
            boolean indonesian = SYSTEMS.getLanguage().equals(INDONESIAN.code);
            return (indonesian ? INDONESIAN : ENGLISH).locale();
        }
        return SYSTEMS.getLanguage().equals(code) ? SYSTEMS : Locale.of(code);
    }
}
