package foyer.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.ResourceBundle;

/// Every text a person sees or hears in the window, in the language that is spoken now. There is
/// one of it, as there is one person before a process: whatever is drawn anew is in the new
/// language, and nothing needs to be handed around. English until another is chosen, so on the
/// command line always. Any thread.
public final class Texts {
    private static volatile Spoken now = spoken(Locale.ENGLISH);

    private record Spoken(ResourceBundle texts, Locale locale) {}

    private Texts() {}

    private static Spoken spoken(Locale locale) {
        // the texts without a language in their name are the English ones
        boolean english = locale.getLanguage().equals("en");
        return new Spoken(
                ResourceBundle.getBundle("foyer.language.texts", english ? Locale.ROOT : locale),
                locale);
    }

    /// A text, with what belongs in it.
    ///
    /// @param key as in `texts.properties`
    /// @param values for the numbers in the text ([MessageFormat]); numbers are written as the
    ///   language has it
    /// @throws java.util.MissingResourceException if there is no such text
    public static String of(String key, Object... values) {
        Spoken spoken = now;
        String text = spoken.texts.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, spoken.locale).format(values);
    }

    /// All of them, for views.
    public static ResourceBundle bundle() {
        return now.texts;
    }

    /// How dates and numbers are written in the language that is spoken now.
    public static Locale locale() {
        return now.locale;
    }

    /// Speaks another language from now on. What is shown already stays until it is drawn again.
    public static void speak(Language language) {
        speak(spoken(language.locale()));
    }

    /// Speaks with these texts from now on.
    public static void speak(ResourceBundle texts, Locale locale) {
        speak(new Spoken(texts, locale));
    }

    /// The toolkit's own texts and its calendar follow.
    private static void speak(Spoken next) {
        now = next;
        Locale.setDefault(Category.DISPLAY, next.locale);
        Locale.setDefault(Category.FORMAT, next.locale);
    }
}
