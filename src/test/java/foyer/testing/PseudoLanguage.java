package foyer.testing;

import foyer.language.Language;
import foyer.language.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;

/// A pseudo-translation of English: accented letters, and every text 40 % longer. Text without
/// accents is not translatable, and truncated text has too little space.
public final class PseudoLanguage {
    private static final String PLAIN = "aceinosuyACEINOSUY";
    private static final String MARKED = "áçéíñöšúýÁÇÉÍÑÖŠÚÝ";

    private PseudoLanguage() {}

    /// Switches to this language until [#stop].
    public static void speak() {
        Texts.speak(Language.ENGLISH);
        ResourceBundle english = Texts.bundle();
        List<Object[]> texts = new ArrayList<>();
        for (String key : english.keySet()) {
            texts.add(new Object[] {key, foreign(english.getString(key))});
        }
        Texts.speak(
                new ListResourceBundle() {
                    @Override
                    protected Object[][] getContents() {
                        return texts.toArray(Object[][]::new);
                    }
                },
                Locale.US);
    }

    public static void stop() {
        Texts.speak(Language.ENGLISH);
    }

    /// Leaves placeholders in braces unchanged.
    static String foreign(String english) {
        var text = new StringBuilder();
        int depth = 0;
        int letters = 0;
        for (char letter : english.toCharArray()) {
            depth += letter == '{' ? 1 : 0;
            int at = depth > 0 ? -1 : PLAIN.indexOf(letter);
            text.append(at < 0 ? letter : MARKED.charAt(at));
            letters += depth == 0 ? 1 : 0;
            depth -= letter == '}' ? 1 : 0;
        }
        // in pieces, so that the text wraps like words
        return "«" + text + " łóñĝ".repeat(Math.max(0, (letters * 2 / 5 - 2 + 4) / 5)) + "»";
    }
}
