package foyer.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The emoji that the user picked lately, and a skin tone. Drops invalid values. Immutable.
///
/// @param recent newest first, without a skin tone
/// @param tone skin tone: 0 for none, 1 (light) to 5 (dark)
public record EmojiUse(List<String> recent, int tone) {
    /// As many as the emoji picker shows in one group.
    private static final int MAX_RECENT = 27;

    private static final int MAX_TONE = 5;
    private static final int MAX_CHARS = 40;

    public static final EmojiUse NONE = new EmojiUse(List.of(), 0);

    public EmojiUse {
        recent = checked(recent);
        tone = tone < 0 || tone > MAX_TONE ? 0 : tone;
    }

    private static List<String> checked(@Nullable List<String> recent) {
        return recent == null
                ? List.of()
                : recent.stream()
                        .filter(Objects::nonNull)
                        .filter(emoji -> !emoji.isEmpty() && emoji.length() <= MAX_CHARS)
                        .distinct()
                        .limit(MAX_RECENT)
                        .toList();
    }

    /// Puts an emoji first in the recent ones.
    public EmojiUse used(String emoji) {
        var all = new ArrayList<String>(List.of(emoji));
        all.addAll(recent);
        return new EmojiUse(all, tone);
    }

    public EmojiUse withTone(int tone) {
        return new EmojiUse(recent, tone);
    }
}
