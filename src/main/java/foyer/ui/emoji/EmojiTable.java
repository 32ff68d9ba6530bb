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

/// All emoji there are pictures of. Immutable; any thread.
public final class EmojiTable {
    /// Says that the letter before it is to be drawn as a picture (Unicode, variation selector 16),
    /// and, one less, that it is not.
    private static final int AS_PICTURE = 0xFE0F;

    private final List<Emoji> all = new ArrayList<>();
    private final Map<String, Emoji> byText = new HashMap<>();
    private final Map<String, Emoji> byName = new HashMap<>();
    private final Set<Integer> points = new HashSet<>();
    private int longest;

    private static final class Holder {
        static final EmojiTable TABLE = new EmojiTable();
    }

    /// An emoji in a text.
    ///
    /// @param start where it begins
    /// @param end behind its last character
    public record Found(int start, int end, Emoji emoji) {}

    /// The table; read when it is first asked for.
    public static EmojiTable get() {
        return Holder.TABLE;
    }

    /// The emoji of a text; one that can have none does not have the table read.
    public static List<Found> foundIn(String text) {
        return text.chars().anyMatch(letter -> letter >= '©') ? get().in(text) : List.of();
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
        String[] part = line.split("\t", -1);
        boolean whole = part.length > 1;
        var emoji =
                new Emoji(
                        all.size(),
                        part[0],
                        whole ? part[1] : "",
                        whole ? List.of(part[2].split(" ")) : List.of(),
                        whole && !part[3].isEmpty() ? Integer.parseInt(part[3]) : -1);
        all.add(emoji);
        String bare = bare(emoji.text());
        byText.put(bare, emoji);
        emoji.names().forEach(name -> byName.putIfAbsent(name, emoji));
        bare.codePoints().forEach(points::add);
        longest = Math.max(longest, bare.length());
    }

    private static String bare(String text) {
        return text.replace(Character.toString(AS_PICTURE), "");
    }

    /// All but the skin tones, in the order of Unicode: those of a group stand together.
    public List<Emoji> withoutTones() {
        return all.stream().filter(emoji -> !emoji.group().isEmpty()).toList();
    }

    /// The emoji with that shortcode, written without colons.
    public @Nullable Emoji named(String name) {
        return byName.get(name);
    }

    /// The emoji that is written so, if it is one.
    Stream<Emoji> known(String text) {
        return Stream.ofNullable(byText.get(bare(text)));
    }

    /// Those with a name that begins so, then those with one that has such a word in it.
    public List<Emoji> search(String prefix, int most) {
        String part = prefix.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        var found = new LinkedHashSet<Emoji>();
        for (String before : List.of("", "_", "-")) {
            all.stream()
                    .filter(emoji -> emoji.names().stream().anyMatch(has(before, part)))
                    .forEach(found::add);
        }
        return found.stream().limit(most).toList();
    }

    private static Predicate<String> has(String before, String part) {
        return before.isEmpty()
                ? name -> name.startsWith(part)
                : name -> name.contains(before + part);
    }

    /// The same in another skin tone, or itself if it has none.
    ///
    /// @param tone 0 for none, 1 (light) to 5 (dark)
    public Emoji toned(Emoji emoji, int tone) {
        return tone == 0 || emoji.tones() < 0 ? emoji : all.get(emoji.tones() + tone - 1);
    }

    /// The emoji of a text, in their order; where several begin, the longest.
    List<Found> in(String text) {
        var found = new ArrayList<Found>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            Found here = point < '#' || !points.contains(point) ? null : at(text, at);
            if (here != null) {
                found.add(here);
                at = here.end();
            } else {
                at += Character.charCount(point);
            }
        }
        return found;
    }

    private @Nullable Found at(String text, int start) {
        Found best = null;
        var bare = new StringBuilder();
        int at = start;
        while (at < text.length() && bare.length() <= longest) {
            int point = text.codePointAt(at);
            if (point != AS_PICTURE && !points.contains(point)) {
                break;
            }
            at += Character.charCount(point);
            if (point != AS_PICTURE) {
                bare.appendCodePoint(point);
            }
            Emoji emoji = byText.get(bare.toString());
            if (emoji != null && (point == AS_PICTURE || isPicture(emoji, text, at))) {
                best = new Found(start, at, emoji);
            }
        }
        return best;
    }

    /// Letters such as © or ♥ are pictures only if they say so.
    private static boolean isPicture(Emoji emoji, String text, int end) {
        boolean letter =
                emoji.text().codePointCount(0, emoji.text().length()) == 2
                        && emoji.text().codePointBefore(emoji.text().length()) == AS_PICTURE
                        && emoji.text().codePointAt(0) < 0x1F000;
        boolean asText = end < text.length() && text.charAt(end) == AS_PICTURE - 1;
        return !letter && !asText;
    }
}
