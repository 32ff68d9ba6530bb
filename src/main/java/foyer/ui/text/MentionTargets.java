package foyer.ui.text;

import foyer.model.Mentions;
import foyer.model.Mentions.Mention;
import java.util.List;

/// Whom an `@` in a message may mean. Immutable; any thread.
///
/// @param names of those who are in the room
/// @param me what this person is called
public record MentionTargets(List<String> names, String me) {
    /// Where nobody can be.
    public static final MentionTargets NOBODY = new MentionTargets(List.of(), "");

    public MentionTargets {
        names = List.copyOf(names);
    }

    boolean isNobody() {
        return names.isEmpty();
    }

    List<Mention> in(String text) {
        return Mentions.in(text, names);
    }

    boolean isMe(Mention mention) {
        return mention.means(me);
    }
}
