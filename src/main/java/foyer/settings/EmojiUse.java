package foyer.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which emoji somebody uses. What is missing, or cannot be, is left out. Immutable; any thread.
///
/// @param recent those chosen lately, the last one first, without a skin tone
/// @param tone of skin: 0 for none, 1 (light) to 5 (dark)
public record EmojiUse(List<String> recent, int tone) {
    /// As many as the picker shows at once in a group of few.
    public static final int RECENT_MOST = 27;

    private static final int DARKEST = 5;
    private static final int LONGEST = 40;

    /// Of somebody who chose none yet.
    public static final EmojiUse NONE = new EmojiUse(List.of(), 0);

    public EmojiUse {
        recent = checked(recent);
        tone = tone < 0 || tone > DARKEST ? 0 : tone;
    }

    private static List<String> checked(@Nullable List<String> recent) {
        return recent == null
                ? List.of()
                : recent.stream()
                        .filter(Objects::nonNull)
                        .filter(emoji -> !emoji.isEmpty() && emoji.length() <= LONGEST)
                        .distinct()
                        .limit(RECENT_MOST)
                        .toList();
    }

    /// One was chosen.
    public EmojiUse used(String emoji) {
        var now = new ArrayList<String>(List.of(emoji));
        now.addAll(recent);
        return new EmojiUse(now, tone);
    }

    public EmojiUse withTone(int now) {
        return new EmojiUse(recent, now);
    }
}
