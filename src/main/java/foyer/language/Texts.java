package foyer.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.ResourceBundle;

/// All texts of the window, in the current language. Static, because a process has one user and
/// every view needs them. English until another language is chosen, so always on the command line.
/// Thread-safe.
public final class Texts {
    private static volatile Translation current = translation(Locale.ENGLISH);

    private record Translation(ResourceBundle texts, Locale locale) {}

    private Texts() {}

    private static Translation translation(Locale locale) {
        // the file without a language in its name is the English one
        boolean english = locale.getLanguage().equals("en");
        return new Translation(
                ResourceBundle.getBundle("foyer.language.texts", english ? Locale.ROOT : locale),
                locale);
    }

    /// The text of a key, with values inserted.
    ///
    /// @param key as in `texts.properties`
    /// @param values for the placeholders ([MessageFormat]), formatted for the language
    /// @throws java.util.MissingResourceException if there is no such text
    public static String of(String key, Object... values) {
        Translation translation = current;
        String text = translation.texts.getString(key);
        return values.length == 0
                ? text
                : new MessageFormat(text, translation.locale).format(values);
    }

    /// All texts, for views.
    public static ResourceBundle bundle() {
        return current.texts;
    }

    /// The locale for dates and numbers.
    public static Locale locale() {
        return current.locale;
    }

    /// Changes the language. Existing views keep their texts.
    public static void speak(Language language) {
        speak(translation(language.locale()));
    }

    /// Changes to these texts.
    public static void speak(ResourceBundle texts, Locale locale) {
        speak(new Translation(texts, locale));
    }

    /// JavaFX's own texts and its calendar use the default locales.
    private static void speak(Translation next) {
        current = next;
        Locale.setDefault(Category.DISPLAY, next.locale);
        Locale.setDefault(Category.FORMAT, next.locale);
    }
}
