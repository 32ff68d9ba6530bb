package foyer.ui.text;

import foyer.model.Mentions;
import foyer.model.Mentions.Mention;
import java.util.List;

/// The members whom `@` in a message can mention. Immutable.
///
/// @param names of the members of the room
/// @param myName of the user
public record MentionTargets(List<String> names, String myName) {
    /// For texts without mentions.
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
        return mention.means(myName);
    }
}
