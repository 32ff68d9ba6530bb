package foyer.ui.text;

import foyer.state.Mentions;
import foyer.state.Mentions.Mention;
import java.util.List;

/// Whom an `@` in a message may mean. Immutable; any thread.
///
/// @param names of those who are in the room
/// @param me what this person is called
public record Meant(List<String> names, String me) {
    /// Where nobody can be.
    public static final Meant NOBODY = new Meant(List.of(), "");

    public Meant {
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
