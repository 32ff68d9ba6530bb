package foyer.ui.emoji;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All emoji with a picture. Immutable.
public final class EmojiTable {
    /// Unicode's variation selector 16 after a character requests a picture; the one before it (15)
    /// requests text.
    private static final int PICTURE_SELECTOR = 0xFE0F;

    private final List<Emoji> all = new ArrayList<>();
    private final Map<String, Emoji> byText = new HashMap<>();
    private final Map<String, Emoji> byName = new HashMap<>();
    private final Set<Integer> codePoints = new HashSet<>();
    private int maxLength;

    private static final class Lazy {
        static final EmojiTable TABLE = new EmojiTable();
    }

    /// An emoji in a text.
    ///
    /// @param end after its last character
    public record Match(int start, int end, Emoji emoji) {}

    /// The table, read at the first call.
    public static EmojiTable get() {
        return Lazy.TABLE;
    }

    /// The emoji of a text. Does not read the table for a text that cannot contain any.
    public static List<Match> matchesIn(String text) {
        return text.chars().anyMatch(character -> character >= '©')
                ? get().findIn(text)
                : List.of();
    }

    private EmojiTable() {
        try (InputStream in = EmojiTable.class.getResourceAsStream("emoji.txt")) {
            String lines =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            lines.lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] fields = line.split("\t", -1);
        boolean isComplete = fields.length > 1;
        var emoji =
                new Emoji(
                        all.size(),
                        fields[0],
                        isComplete ? fields[1] : "",
                        isComplete ? List.of(fields[2].split(" ")) : List.of(),
                        isComplete && !fields[3].isEmpty() ? Integer.parseInt(fields[3]) : -1);
        all.add(emoji);
        String key = withoutSelectors(emoji.text());
        byText.put(key, emoji);
        emoji.names().forEach(name -> byName.putIfAbsent(name, emoji));
        key.codePoints().forEach(codePoints::add);
        maxLength = Math.max(maxLength, key.length());
    }

    private static String withoutSelectors(String text) {
        return text.replace(Character.toString(PICTURE_SELECTOR), "");
    }

    /// All emoji except skin tone variants, in Unicode order, grouped.
    public List<Emoji> withoutTones() {
        return all.stream().filter(emoji -> !emoji.group().isEmpty()).toList();
    }

    /// The emoji with a shortcode, given without colons; null if there is none.
    public @Nullable Emoji findByName(String name) {
        return byName.get(name);
    }

    /// The emoji with these characters; empty if there is none.
    Stream<Emoji> findByText(String text) {
        return Stream.ofNullable(byText.get(withoutSelectors(text)));
    }

    /// Emoji whose shortcode starts with the prefix, then those with a later word that does.
    public List<Emoji> search(String prefix, int limit) {
        String start = prefix.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        var found = new LinkedHashSet<Emoji>();
        for (String separator : List.of("", "_", "-")) {
            all.stream()
                    .filter(
                            emoji ->
                                    emoji.names().stream().anyMatch(containsWord(separator, start)))
                    .forEach(found::add);
        }
        return found.stream().limit(limit).toList();
    }

    private static Predicate<String> containsWord(String separator, String start) {
        return separator.isEmpty()
                ? name -> name.startsWith(start)
                : name -> name.contains(separator + start);
    }

    /// The variant with a skin tone, or the emoji itself if it has none.
    ///
    /// @param tone 0 for none, 1 (light) to 5 (dark)
    public Emoji toned(Emoji emoji, int tone) {
        return tone == 0 || emoji.tones() < 0 ? emoji : all.get(emoji.tones() + tone - 1);
    }

    /// The emoji of a text in order; of several at one position, the longest.
    List<Match> findIn(String text) {
        var found = new ArrayList<Match>();
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            Match match =
                    point < '#' || !codePoints.contains(point) ? null : longestAt(text, index);
            if (match != null) {
                found.add(match);
                index = match.end();
            } else {
                index += Character.charCount(point);
            }
        }
        return found;
    }

    private @Nullable Match longestAt(String text, int start) {
        Match longest = null;
        var key = new StringBuilder();
        int index = start;
        while (index < text.length() && key.length() <= maxLength) {
            int point = text.codePointAt(index);
            if (point != PICTURE_SELECTOR && !codePoints.contains(point)) {
                break;
            }
            index += Character.charCount(point);
            if (point != PICTURE_SELECTOR) {
                key.appendCodePoint(point);
            }
            Emoji emoji = byText.get(key.toString());
            if (emoji != null && (point == PICTURE_SELECTOR || isPicture(emoji, text, index))) {
                longest = new Match(start, index, emoji);
            }
        }
        return longest;
    }

    /// Characters such as © or ♥ are pictures only with a variation selector.
    private static boolean isPicture(Emoji emoji, String text, int end) {
        boolean isTextCharacter =
                emoji.text().codePointCount(0, emoji.text().length()) == 2
                        && emoji.text().codePointBefore(emoji.text().length()) == PICTURE_SELECTOR
                        && emoji.text().codePointAt(0) < 0x1F000;
        boolean isTextRequested = end < text.length() && text.charAt(end) == PICTURE_SELECTOR - 1;
        return !isTextCharacter && !isTextRequested;
    }
}
